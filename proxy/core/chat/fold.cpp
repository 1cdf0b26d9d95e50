#include "proxy/core/chat/fold.h"

#include <utility>

namespace gatehouse::chat {
namespace {

Choice& choiceAt(Reply& reply, std::size_t at)
{
    if (reply.choices.size() <= at) reply.choices.resize(at + 1);
    return reply.choices[at];
}

Part& partAt(Reply& reply, const Delta& delta)
{
    auto& parts = choiceAt(reply, delta.choice).parts;
    while (parts.size() <= delta.part) parts.emplace_back().kind = delta.partKind;
    return parts[delta.part];
}

void open(const Delta& delta, Part& part)
{
    part.kind = delta.partKind;
    part.id = delta.id;
    part.name = delta.name;
    part.isRedacted = delta.isRedacted;
    part.media = delta.media;
}

void start(const Delta& delta, Reply& reply)
{
    if (!delta.id.empty()) reply.id = delta.id;
    if (!delta.model.empty()) reply.model = delta.model;
    if (!delta.serviceTier.empty()) reply.serviceTier = delta.serviceTier;
    if (delta.created != 0) reply.created = delta.created;
}

/// What lies between two deltas of one choice comes as one list.
void addLogprobs(const boost::json::value& more, boost::json::value& all)
{
    if (!all.is_object()) {
        all = more;
        return;
    }
    const auto* items = more.is_object() ? more.as_object().if_contains("content") : nullptr;
    auto* known = all.as_object().if_contains("content");
    if (items == nullptr || !items->is_array() || known == nullptr || !known->is_array()) return;
    for (const auto& item : items->as_array()) known->as_array().push_back(item);
}

void unfoldSignature(const Part& part, Delta at, std::vector<Delta>& out)
{
    if (part.signature.empty()) return;
    at.kind = Delta::Kind::Sign;
    at.text = part.signature;
    at.signer = part.signer;
    out.push_back(std::move(at));
}

void unfoldPart(const Part& part, Delta at, std::vector<Delta>& out)
{
    at.partKind = part.kind;
    Delta open = at;
    open.kind = Delta::Kind::Open;
    open.id = part.id;
    open.name = part.name;
    open.isRedacted = part.isRedacted;
    open.media = part.media;
    out.push_back(std::move(open));
    // Thoughts are signed when they are over, calls before they are told.
    const bool isCall = part.kind == Part::Kind::ToolCall;
    if (isCall) unfoldSignature(part, at, out);
    if (!part.text.empty()) {
        Delta text = at;
        text.kind = Delta::Kind::Append;
        text.text = part.text;
        out.push_back(std::move(text));
    }
    for (const auto& citation : part.citations) {
        Delta cite = at;
        cite.kind = Delta::Kind::Cite;
        cite.citation = citation;
        out.push_back(std::move(cite));
    }
    if (!isCall) unfoldSignature(part, at, out);
    at.kind = Delta::Kind::Close;
    out.push_back(std::move(at));
}

}  // namespace

void fold(const Delta& delta, Reply& reply)
{
    switch (delta.kind) {
        case Delta::Kind::Start:
            start(delta, reply);
            break;
        case Delta::Kind::Open:
            open(delta, partAt(reply, delta));
            break;
        case Delta::Kind::Append:
            partAt(reply, delta).text += delta.text;
            break;
        case Delta::Kind::Sign: {
            auto& part = partAt(reply, delta);
            part.signature += delta.text;
            part.signer = delta.signer;
            break;
        }
        case Delta::Kind::Cite:
            partAt(reply, delta).citations.push_back(delta.citation);
            break;
        case Delta::Kind::Finish: {
            auto& choice = choiceAt(reply, delta.choice);
            choice.finish = delta.finish;
            choice.stopSequence = delta.text;
            break;
        }
        case Delta::Kind::Usage:
            reply.usage = delta.usage;
            break;
        case Delta::Kind::Logprobs:
            addLogprobs(delta.logprobs, choiceAt(reply, delta.choice).logprobs);
            break;
        case Delta::Kind::Close:
        case Delta::Kind::Trouble:
            break;
    }
}

std::vector<Delta> unfold(const Reply& reply)
{
    std::vector<Delta> out;
    auto& start = out.emplace_back();
    start.kind = Delta::Kind::Start;
    start.id = reply.id;
    start.model = reply.model;
    start.created = reply.created;
    start.serviceTier = reply.serviceTier;
    for (std::size_t choice = 0; choice < reply.choices.size(); ++choice) {
        const auto& one = reply.choices[choice];
        Delta at;
        at.choice = choice;
        for (at.part = 0; at.part < one.parts.size(); ++at.part)
            unfoldPart(one.parts[at.part], at, out);
        if (!one.logprobs.is_null()) {
            auto& logprobs = out.emplace_back();
            logprobs.kind = Delta::Kind::Logprobs;
            logprobs.choice = choice;
            logprobs.logprobs = one.logprobs;
        }
        auto& finish = out.emplace_back();
        finish.kind = Delta::Kind::Finish;
        finish.choice = choice;
        finish.finish = one.finish;
        finish.text = one.stopSequence;
    }
    auto& usage = out.emplace_back();
    usage.kind = Delta::Kind::Usage;
    usage.usage = reply.usage;
    return out;
}

}  // namespace gatehouse::chat
