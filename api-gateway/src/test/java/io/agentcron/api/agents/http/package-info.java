/** Entity tags. */
@NullMarked
package io.agentcron.api.agents.http;

import org.jspecify.annotations.NullMarked;
