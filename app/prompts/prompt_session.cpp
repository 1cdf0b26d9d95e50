#include "app/prompts/prompt_session.h"

#include <algorithm>

#include "app/clock.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/prompts/prompt_edit.h"
#include "proxy/core/tokens/estimate.h"

namespace gatehouse::app {

PromptSession::PromptSession(Draft* draft, Gateway* gateway, QObject* parent)
    : QObject(parent), draft_(draft), gateway_(gateway)
{
    connect(draft_, &Draft::changed, this, &PromptSession::refresh);
}

void PromptSession::open(const std::string& prompt)
{
    name_ = prompt;
    shown_ = 0;
    content_.clear();
    refresh();
}

void PromptSession::show(std::int64_t version)
{
    shown_ = version;
    content_.clear();
    refresh();
}

const config::PromptConfig* PromptSession::prompt() const
{
    return findPrompt(draft_->config(), name_);
}

const config::PromptConfig* PromptSession::livePrompt() const
{
    return findPrompt(gateway_->config(), name_);
}

bool PromptSession::isPublished() const
{
    return isPromptPublished(gateway_->config(), name_, shown_);
}

bool PromptSession::isSound() const
{
    return trouble_.isEmpty() && std::ranges::all_of(flaws_, &prompt::Flaw::isWarning);
}

int PromptSession::tokens() const
{
    return static_cast<int>(tokens::estimateInput(content_, source_.model).tokens);
}

void PromptSession::edit(prompt::Source next)
{
    if (prompt() == nullptr || next == source_) return;
    source_ = std::move(next);
    auto printed = prompt::printSource(source_);
    if (!printed) {
        flaws_.clear();
        const std::string& message = printed.error().message;
        const auto colon = message.find(": ");
        flaws_.push_back(
            {message.substr(0, colon), message.substr(colon + 2), printed.error().hint, false});
        Q_EMIT changed();
        return;
    }
    content_ = std::move(*printed);
    std::int64_t version = 0;
    config::Config edited = withContent(draft_->config(), gateway_->config(),
                                        {name_, shown_, content_, now()}, version);
    shown_ = version;
    check();
    draft_->edit(std::move(edited));
}

void PromptSession::refresh()
{
    if (name_.empty()) return;
    const config::PromptConfig* now = prompt();
    if (now == nullptr) {
        name_.clear();
        Q_EMIT gone();
        return;
    }
    const std::int64_t newest = newestOf(*now);
    // An edit that was undone leaves the version it began with.
    if (config::versionOf(*now, shown_) == nullptr)
        shown_ = isPromptPublished(gateway_->config(), name_, newest)
                     ? config::versionAt(*now, config::kProductionLabel)
                     : newest;
    if (config::versionOf(*now, shown_) == nullptr) shown_ = newest;
    read();
    Q_EMIT changed();
}

void PromptSession::read()
{
    const auto* version = config::versionOf(*prompt(), shown_);
    const std::string content = version == nullptr ? std::string() : version->content;
    if (content == content_) return;
    content_ = content;
    trouble_.clear();
    source_ = {};
    if (auto source = prompt::readSource(content)) {
        source_ = std::move(*source);
    } else {
        trouble_ = text(source.error().message) + QStringLiteral("; ") + text(source.error().hint);
    }
    check();
}

void PromptSession::check()
{
    flaws_.clear();
    if (trouble_.isEmpty()) static_cast<void>(prompt::readVersion(content_, &flaws_));
}

}  // namespace gatehouse::app
