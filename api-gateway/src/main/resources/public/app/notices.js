const SHOWN_MILLIS = 8_000;
const MOST = 3;

/** Short messages about what somebody has just done; what went wrong stays until it is dismissed. */
class Notices extends EventTarget {
  shown = [];

  add(text, bad) {
    const notice = { text, bad };
    this.#show([...this.shown, notice].slice(-MOST));
    if (!bad) {
      setTimeout(() => this.dismiss(notice), SHOWN_MILLIS);
    }
  }

  dismiss(notice) {
    this.#show(this.shown.filter((it) => it !== notice));
  }

  #show(shown) {
    this.shown = shown;
    this.dispatchEvent(new Event('change'));
  }
}

export const notices = new Notices();

export function notify(text, { bad = false } = {}) {
  notices.add(text, bad);
}
