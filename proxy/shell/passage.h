#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/error.h"
#include "proxy/core/http/aws_frames.h"
#include "proxy/core/http/coding.h"
#include "proxy/core/http/decoder.h"
#include "proxy/core/http/sse.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"
#include "proxy/core/policy/walk.h"
#include "proxy/shell/visit.h"

namespace gatehouse {

/// What an attempt may do and leave undone because another may follow it.
struct Terms {
    Millis timeout{0};  ///< from its start to the first byte of an answer; 0: the provider's own
    bool mayRetry = false;  ///< errors that may pass are not delivered
    bool mayLeave = false;  ///< no error is delivered
    bool hasStale = false;  ///< an answer is kept that is better than an error of the provider's
    Millis hedgeAfter{0};   ///< without a first byte another target is asked, too; 0: none is
    /// Of a route: only these failures are left, and an answer counts as one once it has content.
    const policy::Triggers* on = nullptr;
};

/// The answer of one attempt on its way to the client. One batch per receive.
class Passage {
public:
    Passage(Visit& visit, const pipeline::Target& target, const Terms& terms)
        : visit_(visit), x_(visit.x), target_(target), terms_(terms), decoder_(http::Role::Response)
    {
        decoder_.expectNoBody(visit.x.arrival.head.method == "HEAD");
    }

    /// Reads a batch; false: the provider broke the protocol.
    bool take(std::string_view input);
    /// The provider's connection ended.
    bool finish();

    /// What goes to the client now; empty: nothing.
    std::span<const std::string_view> batch() noexcept { return pieces_; }

    void sent();

    [[nodiscard]] bool over() const noexcept { return over_; }

    /// The answer is whole, and nothing of it has gone yet: it waits for a judge.
    [[nodiscard]] bool waitsForJudge() const noexcept
    {
        return over_ && !turnsAway_ && x_.course.judge.holdsAnswer;
    }

    /// What the judge says; `may`: it goes now.
    void judged(bool may);

    /// Both sides speak WebSocket from now on; what came behind the head stands in `rest`.
    [[nodiscard]] bool hasSwitched() const noexcept { return switched_; }

    [[nodiscard]] std::string rest() const { return plain_; }

    /// The answer is not delivered, by a rule: x.reply has what is.
    [[nodiscard]] bool isRefused() const noexcept { return refused_; }

    /// A rule ended the answer after its beginning had gone.
    [[nodiscard]] bool isStopped() const noexcept { return stopped_; }

    /// The answer is an error that the client shall not see: it is read for the record alone.
    [[nodiscard]] bool turnsAway() const noexcept { return turnsAway_; }

    [[nodiscard]] bool headSeen() const noexcept { return headSeen_; }

    [[nodiscard]] bool headSent() const noexcept { return headSent_ && committed_; }

    /// Until here another target may take the call over; afterwards the client has this answer.
    [[nodiscard]] bool isCommitted() const noexcept { return headSeen_ && committed_; }

    [[nodiscard]] bool mayReuse() const noexcept
    {
        return decoder_.response().keepAlive && decoder_.wasIdle() && clean_;
    }

    [[nodiscard]] bool isBroken() const noexcept { return !broken_.message.empty(); }

    [[nodiscard]] const Error& error() const noexcept
    {
        return broken_.message.empty() ? decoder_.error() : broken_;
    }

    /// The bytes that end an open stream with an error event; views into a string of this
    /// passage.
    std::string_view lastWords(const Error& error);

private:
    void beginAnswer();
    void beginDelivery();
    [[nodiscard]] bool isStream() const noexcept;
    void beginSwitch(std::string_view rest);
    void writeHead();
    bool takeBody(std::string_view bytes);
    void split(std::string_view bytes);
    std::string_view keep(std::string_view event);
    void addFrame(std::string_view frame);
    void pass(std::string_view raw);
    void deliver();
    bool carried(const pipeline::Env& env);
    bool mayGoOn();
    bool isWhole();
    const std::string& envelope();
    const std::string& readdressed();
    void close();
    [[nodiscard]] bool leaves();
    [[nodiscard]] bool isFiltered();
    void comeBack();
    void commit();

    Visit& visit_;
    pipeline::Exchange& x_;
    const pipeline::Target& target_;
    const Terms& terms_;
    mutable http::Decoder decoder_;
    http::SseSplitter splitter_;
    http::AwsFrameSplitter frames_;
    std::unique_ptr<http::Inflater> inflater_;
    std::deque<std::string> kept_;  ///< of this batch: its strings must not move
    std::size_t keptCount_ = 0;
    std::string plain_;
    std::string frame_;
    std::string lastWords_;
    Error broken_;
    pipeline::DeltaBatch deltas_;
    std::vector<std::string_view> pieces_;
    bool headSeen_ = false;
    bool headSent_ = false;
    bool headInBatch_ = false;
    bool chunked_ = false;
    bool hold_ = false;
    bool committed_ = true;              ///< false: nothing goes to the client yet
    std::string pending_;                ///< what waits for that
    const std::string* made_ = nullptr;  ///< an answer that was made here, whole
    bool readdresses_ = false;           ///< its addresses shall lead here: it is held whole
    bool restores_ = false;              ///< its placeholders become values again
    bool turnsAway_ = false;
    bool refused_ = false;
    bool stopped_ = false;
    bool switched_ = false;
    bool over_ = false;
    bool clean_ = true;
    bool bodyInBatch_ = false;
    bool isCoded_ = false;  ///< bytes went into the inflater
};

}  // namespace gatehouse
