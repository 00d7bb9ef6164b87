/** The scheduler as a whole over HTTP. */
@NullMarked
package io.agentcron.api.scheduler.http;

import org.jspecify.annotations.NullMarked;
