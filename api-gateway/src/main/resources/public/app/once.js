/**
 * Asks each question once at a time: answers to the same question that overtake each other would undo
 * each other. Who asks while an answer is awaited makes it be asked again.
 */
export class Once {
  #asked = new Map();

  async ask(question, action) {
    const asked = this.#asked.get(question);
    if (asked) {
      asked.again = true;
      return;
    }
    const state = { again: false };
    this.#asked.set(question, state);
    try {
      do {
        state.again = false;
        await action();
      } while (state.again);
    } finally {
      this.#asked.delete(question);
    }
  }
}
