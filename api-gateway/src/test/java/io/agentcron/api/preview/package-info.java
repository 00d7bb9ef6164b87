/** What cron expressions would do. */
@NullMarked
package io.agentcron.api.preview;

import org.jspecify.annotations.NullMarked;
