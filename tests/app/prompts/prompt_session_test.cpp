#include "app/prompts/prompt_session.h"

#include <QSignalSpy>
#include <QTest>

#include "tests/app/prompts/prompt_sample.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class PromptSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theVersionInProductionIsShownFirst()
    {
        PromptKit kit;
        QCOMPARE(kit.session->shown(), std::int64_t(1));
        QVERIFY(kit.session->isPublished() && kit.session->isSound());
        QVERIFY(kit.session->tokens() > 0);
        kit.say("Be kind to {{tier}}.");
        QCOMPARE(kit.session->shown(), std::int64_t(3));
        QVERIFY(!kit.session->isPublished());
        kit.draft->undo();
        QCOMPARE(kit.session->shown(), std::int64_t(1));
        QVERIFY(kit.session->source().messages[0].text.find("kind") == std::string::npos);
    }

    void flawsAreTheEngines()
    {
        PromptKit kit;
        kit.say("For {{nobody}} and {{tier}}");
        QVERIFY(!kit.session->isSound());
        QCOMPARE(kit.session->flaws()[0].place, std::string("messages[0]"));
        kit.say("{{tier");
        QVERIFY(kit.session->flaws()[0].message.find("not closed") != std::string::npos);
    }

    /// What is no JSON waits in the session: the draft stays one that can be published.
    void brokenJsonStaysHere()
    {
        PromptKit kit;
        prompt::Source next = kit.session->source();
        next.tools = "[{";
        kit.session->edit(next);
        QVERIFY(kit.draft->isEmpty());
        QVERIFY(!kit.session->isSound());
        QCOMPARE(kit.session->source().tools, std::string("[{"));
        QCOMPARE(kit.session->flaws()[0].place, std::string("tools"));
    }

    void aRemovedPromptIsTold()
    {
        PromptKit kit;
        const QSignalSpy gone(kit.session.get(), &app::PromptSession::gone);
        config::Config next = kit.draft->config();
        next.prompts.clear();
        kit.draft->edit(std::move(next));
        QCOMPARE(gone.count(), qsizetype(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PromptSessionTest;
GH_SUITE(PromptSessionTest)
#include "prompt_session_test.moc"
