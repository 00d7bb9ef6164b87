/** Statements and transactions on the one database, with nothing between SQL and records. */
@NullMarked
package io.agentcron.api.postgres;

import org.jspecify.annotations.NullMarked;
