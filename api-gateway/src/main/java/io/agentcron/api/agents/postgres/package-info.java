/** Definitions in Postgres: one row and one JSON document per agent, one more per version. */
@NullMarked
package io.agentcron.api.agents.postgres;

import org.jspecify.annotations.NullMarked;
