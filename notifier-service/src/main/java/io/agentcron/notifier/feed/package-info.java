/**
 * Who gets which record of the journal: positions and the cursor that carries them, the seam
 * between catching up and live, filters. Everything here is a value or a function of values.
 */
@NullMarked
package io.agentcron.notifier.feed;

import org.jspecify.annotations.NullMarked;
