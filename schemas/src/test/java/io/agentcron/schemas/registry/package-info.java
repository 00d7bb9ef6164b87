/** A registry in this process, and the contract that it and the real one are held to. */
@NullMarked
package io.agentcron.schemas.registry;

import org.jspecify.annotations.NullMarked;
