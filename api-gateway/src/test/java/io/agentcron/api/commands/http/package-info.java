/** How callers ask and how decisions are told, as tables. */
@NullMarked
package io.agentcron.api.commands.http;

import org.jspecify.annotations.NullMarked;
