/** The statistics as a client sees them. */
@NullMarked
package io.agentcron.api.statistics.http;

import org.jspecify.annotations.NullMarked;
