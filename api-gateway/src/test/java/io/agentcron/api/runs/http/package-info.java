/** The history as a client sees it. */
@NullMarked
package io.agentcron.api.runs.http;

import org.jspecify.annotations.NullMarked;
