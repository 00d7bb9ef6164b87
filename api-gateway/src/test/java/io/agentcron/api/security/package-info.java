/** Who is answered, and what pages may do. */
@NullMarked
package io.agentcron.api.security;

import org.jspecify.annotations.NullMarked;
