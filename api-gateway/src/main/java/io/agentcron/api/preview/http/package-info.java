/** Previews of cron expressions over HTTP. */
@NullMarked
package io.agentcron.api.preview.http;

import org.jspecify.annotations.NullMarked;
