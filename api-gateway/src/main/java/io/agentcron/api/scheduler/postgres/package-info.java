/** What holds for everything, in the table {@code settings}. */
@NullMarked
package io.agentcron.api.scheduler.postgres;

import org.jspecify.annotations.NullMarked;
