/** Requests for runs in the table {@code requested_runs}. */
@NullMarked
package io.agentcron.api.commands.postgres;

import org.jspecify.annotations.NullMarked;
