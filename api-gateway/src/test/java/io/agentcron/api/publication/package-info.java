/** Leaders that come and go. */
@NullMarked
package io.agentcron.api.publication;

import org.jspecify.annotations.NullMarked;
