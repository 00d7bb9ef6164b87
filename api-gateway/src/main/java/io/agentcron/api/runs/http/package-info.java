/** The history over HTTP. */
@NullMarked
package io.agentcron.api.runs.http;

import org.jspecify.annotations.NullMarked;
