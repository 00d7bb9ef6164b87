/** Who may call: the bearer token, and what every answer says to browsers. */
@NullMarked
package io.agentcron.api.security;

import org.jspecify.annotations.NullMarked;
