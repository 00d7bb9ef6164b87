/** The statistics over HTTP. */
@NullMarked
package io.agentcron.api.statistics.http;

import org.jspecify.annotations.NullMarked;
