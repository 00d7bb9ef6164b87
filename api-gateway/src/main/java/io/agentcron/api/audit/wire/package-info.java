/** The contract's records as what an audit counts; the generated classes are seen here only. */
@NullMarked
package io.agentcron.api.audit.wire;

import org.jspecify.annotations.NullMarked;
