/** The catalogue, the ids and the compatibility of the contracts. */
@NullMarked
package io.agentcron.schemas;

import org.jspecify.annotations.NullMarked;
