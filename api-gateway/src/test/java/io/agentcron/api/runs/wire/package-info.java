/** The contract's records, written as the services do and read back. */
@NullMarked
package io.agentcron.api.runs.wire;

import org.jspecify.annotations.NullMarked;
