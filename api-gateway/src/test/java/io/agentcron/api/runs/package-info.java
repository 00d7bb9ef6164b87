/** How the journal folds into history: by examples, and by properties over random journals. */
@NullMarked
package io.agentcron.api.runs;

import org.jspecify.annotations.NullMarked;
