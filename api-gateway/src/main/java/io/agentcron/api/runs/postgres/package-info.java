/** The history's tables: filled by the projections, asked by everybody else. */
@NullMarked
package io.agentcron.api.runs.postgres;

import org.jspecify.annotations.NullMarked;
