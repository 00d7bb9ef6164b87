/** Documents that are wrong in every way. */
@NullMarked
package io.agentcron.api.input;

import org.jspecify.annotations.NullMarked;
