#pragma once

#include <memory>

#include "app/draft.h"
#include "app/prompts/prompt_edit.h"
#include "app/prompts/prompt_session.h"
#include "tests/support/prompts.h"
#include "tests/ui/fake_gateway.h"

namespace gatehouse::tests {

/// A prompt with two versions, the older one in production.
inline config::Config promptConfig()
{
    config::Config config = config::firstRun();
    auto prompt = promptOf("support",
                           "{'role':'system','content':'You serve {{tier}} customers.'},"
                           "{'role':'user','content':'{{question}}'}",
                           ",'model':'sample/echo','variables':[{'name':'tier','default':'basic'},"
                           "{'name':'question','from':'input'}]");
    prompt.title = "Support reply";
    prompt.versions[0].note = "first";
    prompt.versions.push_back(prompt.versions[0]);
    prompt.versions[1].number = 2;
    prompt.versions[1].note = "kinder";
    const auto at = prompt.versions[1].content.find("serve");
    prompt.versions[1].content.replace(at, 5, "kindly serve");
    prompt.labels.push_back({"production", 1});
    config.prompts.push_back(std::move(prompt));
    return config;
}

/// One prompt and its draft, without a window.
struct PromptKit {
    FakeGateway gateway;
    std::unique_ptr<app::Draft> draft;
    std::unique_ptr<app::PromptSession> session;

    explicit PromptKit(config::Config config = promptConfig())
    {
        gateway.configNow = std::move(config);
        draft = std::make_unique<app::Draft>(&gateway, nullptr, nullptr);
        session = std::make_unique<app::PromptSession>(draft.get(), &gateway);
        session->open("support");
    }

    void say(const std::string& text) const
    {
        prompt::Source next = session->source();
        next.messages[0].text = text;
        session->edit(std::move(next));
    }
};

}  // namespace gatehouse::tests
