/** The history's tables on a real Postgres. */
@NullMarked
package io.agentcron.api.runs.postgres;

import org.jspecify.annotations.NullMarked;
