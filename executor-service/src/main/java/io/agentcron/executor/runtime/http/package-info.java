/**
 * Agents that are servers: a run is one request, its answer a JSON document, a text, or a stream of
 * either.
 */
@NullMarked
package io.agentcron.executor.runtime.http;

import org.jspecify.annotations.NullMarked;
