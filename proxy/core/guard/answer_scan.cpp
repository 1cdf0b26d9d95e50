#include "proxy/core/guard/answer_scan.h"

#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"

namespace gatehouse::guard {
namespace {

/// Events with texts of the same choice, and of others, that a text may be silent for.
constexpr int kQuiet = 4;
constexpr int kQuietElsewhere = 32;
constexpr std::size_t kMostChannels = 256;

/// The part of a text from `from` on with what the edits want in it.
template <class Edits>
bool replaceIn(std::string& plain, std::size_t from, const Edits& edits)
{
    std::string out;
    std::size_t copied = 0;
    bool isChanged = false;
    const std::size_t to = from + plain.size();
    for (const auto& edit : edits) {
        if (edit.end <= from || edit.begin >= to) continue;
        const std::size_t begin = std::max(edit.begin, from) - from;
        out.append(plain, copied, begin - copied);
        if (edit.begin >= from) out += edit.text;
        copied = std::min(edit.end, to) - from;
        isChanged = true;
    }
    if (!isChanged) return false;
    out.append(plain, copied);
    plain = std::move(out);
    return true;
}

/// As it stands between the quotes of a JSON text.
std::string escaped(std::string_view plain)
{
    std::string written;
    appendJsonString(written, plain);
    return written.substr(1, written.size() - 2);
}

bool isJson(std::string_view text) noexcept
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

}  // namespace

StandIn standIn(const Hmac& key)
{
    return [&key](const Rule& rule, const Finding& finding, std::string_view value) {
        return replacement(rule.action, finding, value, key);
    };
}

AnswerScan::AnswerScan(const Policy& policy, std::shared_ptr<const Scanner> scanner,
                       StandIn standIn, const Passage& from)
    : policy_(&policy), scanner_(std::move(scanner)), standIn_(std::move(standIn)), from_(from)
{
    acts_ = std::ranges::any_of(policy.rules, [&](const Rule& rule) {
        return rule.isOf(from_) && rule.action != Action::Flag;
    });
}

AnswerScan::AnswerScan(TakeBack takeBack) : takeBack_(std::move(takeBack)), acts_(true) {}

std::size_t AnswerScan::Channel::decided() const noexcept
{
    if (isClosed) return total;
    if (placeholders.held() > 0) return total - placeholders.held();
    if (open != nullptr && open->action != Action::Flag && value.size() < kMostOpen)
        return edits.back().begin;
    return total - scan.held();
}

void AnswerScan::take(Event event, std::string_view name)
{
    if (isStopped_) return;
    const auto json = std::string_view(event.raw).substr(event.at, event.size);
    if (!isJson(json)) return takeText(std::move(event));
    auto found = textsOf(name, json, false);
    if (found.isPing) {
        pings_.push_back(std::move(event));
        return;
    }
    add(std::move(event), std::move(found));
}

void AnswerScan::takeWhole(std::string body)
{
    isWhole_ = true;
    const auto size = body.size();
    if (!isJson(body)) {
        takeText({std::move(body), 0, size, false, {}});
    } else {
        auto found = textsOf({}, body, true);
        add({std::move(body), 0, size, false, {}}, std::move(found));
    }
    end();
}

void AnswerScan::takeText(Event event)
{
    if (isStopped_) return;
    EventTexts found;
    EventText text;
    text.plain = event.raw.substr(event.at, event.size);
    text.size = event.size;
    text.channel = "text";
    text.isJson = quotesAll_;
    found.texts.push_back(std::move(text));
    add(std::move(event), std::move(found));
}

void AnswerScan::add(Event event, EventTexts found)
{
    Held held;
    held.event = std::move(event);
    if (acts_ && !takeBack_) held.copies = std::move(found.copies);
    for (auto& each : found.texts) {
        if (each.plain.empty()) continue;
        Text text;
        text.of = std::move(each);
        if (text.of.channel.empty()) {
            takeBack_ ? putBack(text) : scanWhole(text);
        } else {
            auto& channel = channelOf(text.of);
            text.channel = &channel;
            text.from = channel.total;
            channel.quiet = 0;
            feed(channel, text.of.plain, false);
        }
        held.texts.push_back(std::move(text));
    }
    for (auto& channel : channels_) {
        const bool hasEnd = std::ranges::any_of(
            found.ends, [&](const std::string& end) { return channel.name.starts_with(end); });
        // Some say how it ended with every piece.
        const bool isHere = std::ranges::any_of(
            held.texts, [&](const Text& text) { return text.channel == &channel; });
        if (hasEnd && !isHere) close(channel);
    }
    closeQuiet(held);
    heldBytes_ += held.event.raw.size();
    held_.push_back(std::move(held));
    if (heldBytes_ > kMostHeld) closeAll();
}

void AnswerScan::scanWhole(Text& text)
{
    const std::string_view plain = text.of.plain;
    for (const auto& finding : scanner_->scan(plain)) {
        const auto value = plain.substr(finding.begin, finding.end - finding.begin);
        const auto* rule = policy_->ruleFor(finding, from_, value);
        if (rule == nullptr) continue;
        told_.add(finding, *rule);
        text.isBlocked = text.isBlocked || rule->action == Action::Block;
        if (rule->action == Action::Flag) continue;
        text.edits.push_back({finding.begin, finding.end, instead(*rule, finding, value)});
    }
}

/// What is longer than anybody waits for is only named.
std::string AnswerScan::instead(const Rule& rule, const Finding& finding,
                                std::string_view value) const
{
    return value.size() < kMostOpen ? standIn_(rule, finding, value) : redacted(finding);
}

void AnswerScan::putBack(Text& text) const
{
    PlaceholderScan scan;
    for (auto& mark : scan.take(text.of.plain)) {
        auto value = takeBack_(mark.text);
        if (!value) continue;
        text.edits.push_back(
            {mark.begin, mark.end, text.of.isJson ? escaped(*value) : std::move(*value)});
    }
}

void AnswerScan::putBack(Channel& channel, std::string_view text) const
{
    for (auto& mark : channel.placeholders.take(text)) {
        auto value = takeBack_(mark.text);
        if (!value) continue;
        channel.edits.push_back(
            {mark.begin, mark.end, channel.isJson ? escaped(*value) : std::move(*value)});
    }
}

AnswerScan::Channel& AnswerScan::channelOf(const EventText& text)
{
    for (auto& channel : channels_) {
        if (!channel.isClosed && channel.name == text.channel) return channel;
    }
    if (channels_.size() >= kMostChannels) closeAll();
    auto& channel = channels_.emplace_back(scanner_);
    channel.name = text.channel;
    channel.group = text.group;
    channel.isJson = text.isJson;
    return channel;
}

void AnswerScan::feed(Channel& channel, std::string_view text, bool isLast)
{
    channel.total += text.size();
    if (takeBack_) return putBack(channel, text);
    for (const auto& piece : channel.scan.take(text, isLast)) {
        if (piece.isFinding) note(channel, piece);
    }
}

/// A finding, or more of one. Its value is known as far as it has come.
void AnswerScan::note(Channel& channel, const StreamScan::Piece& piece)
{
    if (!piece.continues) {
        channel.open = policy_->ruleFor(piece.finding, from_, piece.text);
        if (channel.open == nullptr) return;
        told_.add(piece.finding, *channel.open);
        channel.value.clear();
        if (channel.open->action == Action::Block)
            channel.blockedFrom = std::min(channel.blockedFrom, piece.finding.begin);
        if (channel.open->action != Action::Flag)
            channel.edits.push_back({piece.finding.begin, piece.finding.end, {}});
    }
    if (channel.open == nullptr) return;
    const bool isLong = channel.value.size() >= kMostOpen;
    if (channel.open->action != Action::Flag) {
        auto& edit = channel.edits.back();
        edit.end = piece.finding.end;
        // What has left already cannot be another.
        if (!isLong) {
            channel.value += piece.text;
            // A part of a value is never shown, so nothing needs to stand for it.
            if (piece.isWhole || channel.value.size() >= kMostOpen)
                edit.text = instead(*channel.open, piece.finding, channel.value);
        }
    }
    if (piece.isWhole) channel.open = nullptr;
}

void AnswerScan::close(Channel& channel)
{
    if (channel.isClosed) return;
    feed(channel, {}, true);
    channel.isClosed = true;
}

void AnswerScan::closeAll()
{
    for (auto& channel : channels_) close(channel);
}

/// A text that others have taken the place of.
void AnswerScan::closeQuiet(const Held& held)
{
    const bool isWordless =
        std::ranges::none_of(held.texts, [](const Text& text) { return text.channel != nullptr; });
    if (isWordless) return;
    for (auto& channel : channels_) {
        if (channel.isClosed || channel.decided() == channel.total) continue;
        bool isHere = false;
        bool isNear = false;
        for (const auto& text : held.texts) {
            if (text.channel == nullptr) continue;
            isHere = isHere || text.channel == &channel;
            isNear = isNear || text.channel->group == channel.group;
        }
        if (isHere) continue;
        if (++channel.quiet >= (isNear ? kQuiet : kQuietElsewhere)) close(channel);
    }
}

void AnswerScan::end()
{
    closeAll();
}

bool AnswerScan::next(Event& event)
{
    if (!pings_.empty()) {
        event = std::move(pings_.front());
        pings_.pop_front();
        return true;
    }
    if (held_.empty() || isStopped_) return false;
    if (told_.blocks) closeAll();
    auto& held = held_.front();
    const bool isBlocked = std::ranges::any_of(held.texts, [](const Text& text) {
        return text.isBlocked || (text.channel != nullptr &&
                                  text.from + text.of.plain.size() > text.channel->blockedFrom);
    });
    if (isBlocked && !isWhole_) {
        isStopped_ = true;
        held_.clear();
        return false;
    }
    const bool isDecided = std::ranges::all_of(held.texts, [this](const Text& text) {
        return !acts_ || text.channel == nullptr ||
               text.from + text.of.plain.size() <= text.channel->decided();
    });
    if (!isDecided) return false;
    heldBytes_ -= held.event.raw.size();
    rewrite(held);
    event = std::move(held.event);
    held_.pop_front();
    if (held_.empty()) prune();
    return true;
}

/// Nobody points at what has left.
void AnswerScan::prune()
{
    channels_.remove_if([](const Channel& channel) { return channel.isClosed; });
    for (auto& channel : channels_) {
        const auto known = channel.decided();
        const bool isOpen = channel.open != nullptr;
        std::erase_if(channel.edits, [&](const Edit& edit) {
            return edit.end <= known && !(isOpen && &edit == &channel.edits.back());
        });
    }
}

void AnswerScan::rewrite(Held& held) const
{
    struct Change {
        std::size_t at, size;
        std::string text;
    };

    std::vector<Change> changes;
    for (const auto& copy : held.copies)
        changes.push_back({copy.at, copy.size, std::string(copy.empty)});
    for (auto& text : held.texts) {
        const bool isChanged = text.channel != nullptr
                                   ? replaceIn(text.of.plain, text.from, text.channel->edits)
                                   : replaceIn(text.of.plain, 0, text.edits);
        if (!isChanged) continue;
        std::string written;
        if (text.of.channel == "text") {
            written = text.of.plain;  // as it is, outside of quotes
        } else {
            written = escaped(text.of.plain);
        }
        changes.push_back({text.of.at, text.of.size, std::move(written)});
    }
    if (changes.empty()) return;
    std::ranges::sort(changes, {}, &Change::at);
    auto& event = held.event;
    const auto json = std::string_view(event.raw).substr(event.at, event.size);
    std::string out;
    std::size_t copied = 0;
    for (const auto& change : changes) {
        out += json.substr(copied, change.at - copied);
        out += change.text;
        copied = change.at + change.size;
    }
    out += json.substr(copied);
    event.raw.replace(event.at, event.size, out);
    event.size = out.size();
    event.isChanged = true;
}

}  // namespace gatehouse::guard
