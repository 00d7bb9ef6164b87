/** Tests of agents that are servers. */
@NullMarked
package io.agentcron.executor.runtime.http;

import org.jspecify.annotations.NullMarked;
