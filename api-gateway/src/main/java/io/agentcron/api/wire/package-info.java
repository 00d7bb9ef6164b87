/** Definitions, commands and decisions as the records of the contracts; nothing else sees those. */
@NullMarked
package io.agentcron.api.wire;

import org.jspecify.annotations.NullMarked;
