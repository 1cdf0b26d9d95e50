#include "proxy/core/guard/event_texts.h"

#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/json_cursor.h"
#include "proxy/core/guard/json_texts.h"

namespace gatehouse::guard {
namespace {

constexpr std::size_t kDeepest = 48;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// Members that carry a text piece by piece, in one dialect or another.
constexpr std::string_view kCarriers[] = {
    "arguments", "content",  "delta",    "input",      "partial_json", "reasoning",
    "text",      "thinking", "response", "transcript", "refusal",      "reasoning_content",
    "summary",   "tool_plan"};

/// The same without an object called "delta" around them.
constexpr std::string_view kBare[] = {"/candidates/content/parts/text",
                                      "/choices/text",
                                      "/delta",
                                      "/generation",
                                      "/message/content",
                                      "/message/thinking",
                                      "/outputText",
                                      "/outputs/text",
                                      "/response",
                                      "/thinking"};

constexpr std::string_view kIndexes[] = {"index", "output_index", "content_index", "summary_index",
                                         "contentBlockIndex"};

/// In these no name is one of ours.
constexpr std::string_view kArguments[] = {"args", "arguments", "input", "parameters"};

/// Ids and filling that only answers have.
constexpr std::string_view kOfAnswers[] = {"item_id", "toolUseId", "system_fingerprint",
                                           "response_id", "partial_image_b64"};
constexpr std::string_view kFilling[] = {"obfuscation", "p"};

constexpr std::string_view kLogprobs[] = {"logprobs", "logprobsResult"};

constexpr std::string_view kBlockEnds[] = {"content_block_stop", "contentBlockStop", "content-end",
                                           "tool-call-end"};
constexpr std::string_view kAllEnds[] = {"message_delta", "message_stop", "messageStop",
                                         "message-end"};
constexpr std::string_view kReasons[] = {"finish_reason", "finishReason", "stop_reason",
                                         "stopReason", "done_reason"};

template <class List>
bool isOneOf(std::string_view text, const List& list) noexcept
{
    return std::ranges::find(list, text) != std::end(list);
}

bool isBlank(char c) noexcept
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// An object or array of the text.
struct Node {
    std::size_t parent = kNone;
    std::string_view member;  ///< its name in the parent
    std::string index;        ///< numbers that tell it from others like it
    bool isDelta = false;     ///< it, or one around it, is called "delta"
    bool isArguments = false;
    bool isUsed = false;  ///< a text in it is asked for its way later
    std::size_t depth = 0;
};

struct Place {
    std::size_t text = 0;
    std::size_t node = 0;
    std::string_view member;
};

class Walker {
public:
    Walker(std::string_view event, std::string_view json, bool isWhole)
        : event_(event), json_(json), isWhole_(isWhole)
    {
    }

    EventTexts walk()
    {
        const auto first = pastBlanks(json_, 0);
        if (isWhole_ && first < json_.size() && json_[first] == '[') isWhole_ = false;
        std::size_t node = kNone;
        for (std::size_t at = 0; at < json_.size();) {
            const char c = json_[at];
            if (c == '{' || c == '[') {
                node = enter(node);
                ++at;
            } else if (c == '}' || c == ']') {
                node = leave(node);
                ++at;
            } else if (c == '"') {
                at = quoted(at, node);
            } else if (isBlank(c) || c == ',' || c == ':') {
                ++at;
            } else {
                at = scalar(at, node);
            }
        }
        if (!isWhole_) resolve();
        return std::move(out_);
    }

private:
    /// What is nested deeper than any dialect does counts as the object around it.
    std::size_t enter(std::size_t parent)
    {
        if (parent != kNone && nodes_[parent].depth >= kDeepest) {
            ++deeper_;
            member_ = {};
            return parent;
        }
        Node made;
        made.depth = parent == kNone ? 0 : nodes_[parent].depth + 1;
        made.parent = parent;
        made.member = std::exchange(member_, {});
        const bool isAround = parent != kNone;
        made.isDelta = (isAround && nodes_[parent].isDelta) || made.member == "delta" ||
                       made.member == "content_block";
        made.isArguments = (isAround && nodes_[parent].isArguments) ||
                           (isAround && isOneOf(made.member, kArguments));
        nodes_.push_back(std::move(made));
        return nodes_.size() - 1;
    }

    std::size_t leave(std::size_t node)
    {
        member_ = {};
        if (deeper_ > 0) {
            --deeper_;
            return node;
        }
        if (node == kNone) return kNone;
        const auto parent = nodes_[node].parent;
        if (!nodes_[node].isUsed && node + 1 == nodes_.size() && node != 0) {
            nodes_.pop_back();
        } else if (parent != kNone) {
            nodes_[parent].isUsed = true;
        }
        return parent;
    }

    /// A name or a text; behind it.
    std::size_t quoted(std::size_t at, std::size_t node)
    {
        const std::size_t end = endOfText(json_, at);
        if (end ==
            std::string_view::npos) {  // cut off: what there is may say something all the same
            addText(at + 1, json_.size() - at - 1, node);
            return json_.size();
        }
        const auto raw = json_.substr(at + 1, end - at - 2);
        const std::size_t next = pastBlanks(json_, end);
        if (next < json_.size() && json_[next] == ':') {
            member_ = raw;
            const auto value = pastBlanks(json_, next + 1);
            return isOneOf(member_, kLogprobs) && !isInArguments(node) ? copy(value) : value;
        }
        const bool isRoot = node == 0;
        if (isOneOf(member_, kReasons) && !raw.empty() && !isInArguments(node)) note(node);
        if (isRoot && (member_ == "type" || member_ == "event_type")) type_ = raw;
        if (!isPassed(node, isRoot)) addText(at + 1, raw.size(), node);
        leaveMember(node);
        return end;
    }

    std::size_t scalar(std::size_t at, std::size_t node)
    {
        const auto end = std::min(json_.find_first_of(",]} \t\r\n", at), json_.size());
        const auto raw = json_.substr(at, end - at);
        if (node != kNone && isOneOf(member_, kIndexes)) nodes_[node].index += cat(":", raw);
        // Gemini: thoughts and words are parts of the same list.
        if (node != kNone && member_ == "thought" && raw == "true") nodes_[node].index += ":t";
        if (node == 0 && member_ == "done" && raw == "true") isDone_ = true;
        leaveMember(node);
        return std::max(end, at + 1);
    }

    void note(std::size_t node)
    {
        if (node == kNone || isWhole_) return;
        nodes_[node].isUsed = true;
        reasons_.push_back(node);
    }

    /// Texts of a list all have the list's name.
    void leaveMember(std::size_t node) noexcept
    {
        if (node != kNone) member_ = {};
    }

    /// Passes by an object or a list that spells texts once more.
    std::size_t copy(std::size_t at)
    {
        if (at >= json_.size() || (json_[at] != '{' && json_[at] != '[')) return at;
        int depth = 0;
        std::size_t end = at;
        while (end < json_.size()) {
            const char c = json_[end];
            if (c == '"') {
                end = std::min(endOfText(json_, end), json_.size());
                continue;
            }
            ++end;
            if (c == '{' || c == '[') ++depth;
            if ((c == '}' || c == ']') && --depth == 0) break;
        }
        const bool isList = json_[at] == '[';
        const bool isEmpty = pastBlanks(json_, at + 1) + 1 >= end;
        if (!isEmpty) out_.copies.push_back({at, end - at, isList ? "[]" : "null"});
        member_ = {};
        return end;
    }

    [[nodiscard]] bool isInArguments(std::size_t node) const noexcept
    {
        return node != kNone && nodes_[node].isArguments;
    }

    [[nodiscard]] std::string_view nameAt(std::size_t node) const noexcept
    {
        return !member_.empty() || node == kNone ? member_ : nodes_[node].member;
    }

    [[nodiscard]] bool isPassed(std::size_t node, bool isRoot) const noexcept
    {
        const auto name = nameAt(node);
        if (isInArguments(node)) return false;
        return isPassedOver(name) || isOneOf(name, kOfAnswers) ||
               (isRoot && isOneOf(name, kFilling));
    }

    void addText(std::size_t at, std::size_t size, std::size_t node)
    {
        const auto raw = json_.substr(at, size);
        EventText text;
        text.at = at;
        text.size = size;
        text.plain = raw.find('\\') != std::string_view::npos ? dialect::unescapeJson(raw)
                                                              : std::string(raw);
        text.isJson = member_ == "arguments" || member_ == "partial_json" ||
                      (member_ == "input" && node != kNone && nodes_[node].member == "toolUse");
        const bool mayGoOn =
            isOneOf(member_, kCarriers) || member_ == "generation" || member_ == "outputText";
        if (!isWhole_ && mayGoOn && node != kNone) {
            nodes_[node].isUsed = true;
            places_.push_back({out_.texts.size(), node, member_});
        }
        out_.texts.push_back(std::move(text));
    }

    /// The names of a node and those around it, with what tells them apart or without.
    [[nodiscard]] std::string pathOf(std::size_t node, bool withIndex) const
    {
        if (node == kNone) return {};
        const auto& at = nodes_[node];
        std::string path = pathOf(at.parent, withIndex);
        if (!at.member.empty()) path += cat("/", at.member);
        if (withIndex) path += at.index;
        return path;
    }

    /// The choice that a node belongs to.
    [[nodiscard]] std::string groupOf(std::size_t node) const
    {
        for (auto at = node; at != kNone; at = nodes_[at].parent) {
            const auto parent = nodes_[at].parent;
            if (parent == kNone) break;
            const auto name = nodes_[parent].member;
            if (name == "choices" || name == "candidates") return cat(pathOf(at, true), "/");
        }
        return "/";
    }

    [[nodiscard]] bool isCarrier(const Place& place) const
    {
        const auto& node = nodes_[place.node];
        if (node.isArguments) return false;
        if (node.isDelta && isOneOf(place.member, kCarriers)) return true;
        return isOneOf(cat(pathOf(place.node, false), "/", place.member), kBare);
    }

    /// Names are known once the whole event was read: an index may stand behind the text.
    void resolve()
    {
        for (const auto& place : places_) {
            if (!isCarrier(place)) continue;
            auto& text = out_.texts[place.text];
            text.isJson =
                text.isJson || (place.member == "delta" &&
                                nameOfEvent().find("arguments") != std::string_view::npos);
            text.group = groupOf(place.node);
            const auto path = pathOf(place.node, true);
            const std::string inner =
                path.size() > text.group.size() ? path.substr(text.group.size()) : std::string();
            // What a block begins with is its first piece.
            const auto begun = inner.rfind("content_block");
            const std::string where =
                begun == std::string::npos ? inner : cat(inner.substr(0, begun), "delta");
            // Events of one kind: an answer's words and a tool's arguments are both called "delta".
            const std::string kind =
                place.member == "delta" ? std::string(nameOfEvent()) : std::string();
            text.channel = cat(text.group == "/" ? cat("/", rootIndex(), "/") : text.group, kind,
                               "/", where, "/", place.member);
        }
        noteEnds();
    }

    [[nodiscard]] std::string_view nameOfEvent() const noexcept
    {
        return type_.empty() ? event_ : type_;
    }

    [[nodiscard]] std::string_view rootIndex() const noexcept
    {
        return nodes_.empty() ? std::string_view() : std::string_view(nodes_.front().index);
    }

    void noteEnds()
    {
        const auto name = nameOfEvent();
        out_.isPing = name == "ping" || name == "keepalive";
        if (isOneOf(name, kBlockEnds)) out_.ends.push_back(cat("/", rootIndex(), "/"));
        const bool isAll = isOneOf(name, kAllEnds) || name.ends_with(".done") ||
                           name.ends_with(".completed") || name.ends_with(".incomplete") ||
                           name.ends_with(".failed") || isDone_;
        if (isAll) out_.ends.emplace_back("/");
        for (const auto node : reasons_) out_.ends.push_back(groupOf(node));
    }

    std::string_view event_;
    std::string_view json_;
    bool isWhole_;
    bool isDone_ = false;
    std::string_view type_;
    std::string_view member_;
    std::vector<Node> nodes_;
    std::vector<Place> places_;
    std::vector<std::size_t> reasons_;
    std::size_t deeper_ = 0;
    EventTexts out_;
};

}  // namespace

EventTexts textsOf(std::string_view event, std::string_view json, bool isWhole)
{
    return Walker(event, json, isWhole).walk();
}

}  // namespace gatehouse::guard
