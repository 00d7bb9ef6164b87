/** Rules and decisions about definitions, as tables and properties. */
@NullMarked
package io.agentcron.api.agents;

import org.jspecify.annotations.NullMarked;
