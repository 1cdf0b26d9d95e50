#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/crypto.h"
#include "proxy/core/guard/event_texts.h"
#include "proxy/core/guard/placeholder.h"
#include "proxy/core/guard/policy.h"
#include "proxy/core/guard/stream.h"
#include "proxy/core/guard/told.h"

namespace gatehouse::guard {

/// What stands in place of a value that a rule wants; of a rule that lets it pass, the value.
using StandIn =
    std::function<std::string(const Rule& rule, const Finding& finding, std::string_view value)>;
/// As replacement() has it, with nothing remembered. The key must stay.
StandIn standIn(const Hmac& key);
/// The value that a placeholder stands for; nothing: it stays as it is.
using TakeBack = std::function<std::optional<std::string>(std::string_view placeholder)>;

/// Looks into an answer while it passes, and does to it what the rules of answers want.
///
/// Shape   events in, the same events out, in order; bytes that need not change stay as they are.
/// An event waits until nothing can begin in its texts that goes on in a later event: for kWindow
/// bytes of the same text at most, and for long values until kMostOpen. A value that is cut over
/// events stands replaced in the first of them and is gone from the others. An event with what
/// blocks never comes out, nor does one behind it.
/// Bounds  what waits has at most kMostHeld bytes; texts that stop without a word of their end are
/// waited for no longer than some events that have others.
/// Thread  one; what it was made of must stay.
class AnswerScan {
public:
    static constexpr std::size_t kMostOpen = 512;
    static constexpr std::size_t kMostHeld = 256 * 1024;

    /// `from`: who answers; its texts must stay.
    AnswerScan(const Policy& policy, std::shared_ptr<const Scanner> scanner, StandIn standIn,
               const Passage& from = {false});
    /// Looks for placeholders alone, and puts values in their place: where the text is JSON, as a
    /// JSON text has them. An event waits for what may become one, from its bracket on.
    explicit AnswerScan(TakeBack takeBack);

    /// All texts that are not in JSON of their own are parts of JSON.
    void quoteAll() noexcept { quotesAll_ = true; }

    struct Event {
        std::string raw;
        std::size_t at = 0;  ///< where its JSON begins
        std::size_t size = 0;
        bool isChanged = false;
        std::string origin;  ///< as the caller wants it back
    };

    /// Adds an event of a stream, `name` as it is called outside its JSON. What is no JSON is a
    /// text that goes on from event to event.
    void take(Event event, std::string_view name);
    /// Adds a piece of a text that is no JSON of its own.
    void takeText(Event event);
    /// Adds a whole body, and knows all of it at once. What blocks is replaced in it, since the
    /// caller delivers none of it.
    void takeWhole(std::string body);
    /// Nothing will follow.
    void end();

    /// The next event that may go; false: none may yet.
    bool next(Event& event);

    [[nodiscard]] const Told& told() const noexcept { return told_; }

    /// Nothing more comes out.
    [[nodiscard]] bool isStopped() const noexcept { return isStopped_; }

private:
    struct Edit {
        std::size_t begin = 0, end = 0;  ///< of the text
        std::string text;                ///< in its place
    };

    /// A text that goes on over events.
    struct Channel {
        explicit Channel(std::shared_ptr<const Scanner> scanner) : scan(std::move(scanner)) {}

        std::string name, group;
        StreamScan scan;
        PlaceholderScan placeholders;  ///< in place of `scan`, where values are put back
        bool isJson = false;
        std::size_t total = 0;
        std::vector<Edit> edits;
        const Rule* open = nullptr;  ///< of a finding whose end has not come, in the last edit
        std::string value;           ///< of it, as far as it may be hashed or masked
        std::size_t blockedFrom = static_cast<std::size_t>(-1);
        int quiet = 0;  ///< events with other texts since its last
        bool isClosed = false;

        /// So much of it is known.
        [[nodiscard]] std::size_t decided() const noexcept;
    };

    struct Text {
        EventText of;
        Channel* channel = nullptr;  ///< null: `edits` are its own
        std::size_t from = 0;        ///< in the channel
        std::vector<Edit> edits;
        bool isBlocked = false;
    };

    struct Held {
        Event event;
        std::vector<Text> texts;
        std::vector<EventCopy> copies;
    };

    void add(Event event, EventTexts found);
    void scanWhole(Text& text);
    [[nodiscard]] std::string instead(const Rule& rule, const Finding& finding,
                                      std::string_view value) const;
    void putBack(Text& text) const;
    void putBack(Channel& channel, std::string_view text) const;
    Channel& channelOf(const EventText& text);
    void feed(Channel& channel, std::string_view text, bool isLast);
    void note(Channel& channel, const StreamScan::Piece& piece);
    void close(Channel& channel);
    void closeAll();
    void closeQuiet(const Held& held);
    void prune();
    void rewrite(Held& held) const;

    const Policy* policy_ = nullptr;
    std::shared_ptr<const Scanner> scanner_;
    StandIn standIn_;
    TakeBack takeBack_;  ///< set: placeholders are looked for, and nothing else
    Passage from_;
    bool quotesAll_ = false;
    bool acts_ = false;  ///< something may be changed or stopped; else nothing waits
    bool isWhole_ = false;
    bool isStopped_ = false;
    Told told_;
    std::list<Channel> channels_;
    std::deque<Event> pings_;  ///< they wait for nobody
    std::deque<Held> held_;
    std::size_t heldBytes_ = 0;
};

}  // namespace gatehouse::guard
