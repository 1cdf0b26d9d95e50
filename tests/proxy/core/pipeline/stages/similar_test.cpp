#include "proxy/core/pipeline/stages/similar.h"

#include <string>

#include <QTest>

#include "proxy/core/config/cache.h"
#include "tests/proxy/core/pipeline/kept_scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr WallMicros kMinute = 60'000'000;

std::string asking(const std::string& question, const std::string& more = {})
{
    return quoted("{'model':'gpt-4o'" + more + ",'messages':[{'role':'user','content':'" +
                  question + "'}]}");
}

const std::string kFirst = asking("How do I reset my password?");
const std::string kAgain = asking("How can I reset my password?");
const std::string kOther = asking("How do I not reset my password?");

struct Alike : Kept {
    explicit Alike(std::string_view mode = config::kSimilarServe)
    {
        config.cache.similar.mode = mode;
        config.cache.similar.mostErrors = 0;
    }

    const record::AlikeFacts& told() { return x.cache->alike; }
};

}  // namespace

class SimilarStopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void otherWordsGetTheAnswer()
    {
        Alike kept;
        QVERIFY(!kept.hits(kFirst));
        const std::string first = kept.x.id;
        QVERIFY(kept.hits(kAgain));
        QCOMPARE(kept.x.reply.body, Kept::kOwnAnswer);
        QCOMPARE(kept.told().call, first);
        QVERIFY(kept.told().why.empty());
        QVERIFY(kept.told().score >= 860);
        const auto head = kept.head();
        QVERIFY(head.find("cf-aig-cache-status: HIT") != std::string::npos);
        QVERIFY(head.find("; pair=" + kept.told().pair) != std::string::npos);
        QVERIFY(head.find("; similar=") != std::string::npos);
        QVERIFY(kept.notes("the same to the question of"));
        QCOMPARE(kept.shared.replies.sums().alike, 1);
        QVERIFY(kept.hits(kFirst));
        QVERIFY(kept.told().call.empty());
        QVERIFY(kept.head().find("similar=") == std::string::npos);
    }

    void whatChangesTheAnswerIsSaid()
    {
        Alike kept;
        QVERIFY(!kept.hits(kFirst));
        QVERIFY(!kept.hits(kOther));
        QVERIFY(kept.told().why.find("negation") != std::string::npos);
        QVERIFY(kept.notes("not the same"));
        QVERIFY(kept.head().find("similar=") == std::string::npos);
        QVERIFY(!kept.hits(asking("Where is the nearest bakery in town?")));
    }

    void watchingGivesNothing()
    {
        Alike kept(config::kSimilarWatch);
        QVERIFY(!kept.hits(kFirst));
        QVERIFY(!kept.hits(kAgain));
        QCOMPARE(kept.told().why, std::string("watched"));
        QVERIFY(kept.head().find("; similar=") != std::string::npos);
        QVERIFY(kept.notes("would be the same"));
        QCOMPARE(kept.shared.replies.sums().alike, 0);
    }

    void offIsOff()
    {
        Alike kept(config::kSimilarOff);
        QVERIFY(!kept.hits(kFirst));
        QVERIFY(!kept.hits(kAgain));
        QVERIFY(!kept.x.cache->asked);
        QCOMPARE(kept.shared.replies.questions().size(), std::size_t{0});
    }

    void oldAnswersAndForbiddenOnesStay()
    {
        Alike kept;
        QVERIFY(!kept.hits(kFirst));
        QVERIFY(!kept.hits(kAgain, {{"cache-control", "no-cache"}}));
        QVERIFY(
            !kept.hits(asking("How can I reset the password?"), {{"cf-aig-cache-key", "mine"}}));
        kept.now.wall += kMinute;
        QVERIFY(
            kept.call(asking("How could I reset my password?"), {{"cache-control", "max-age=59"}})
                .turnsRound() == false);
        kept.answer();
        kept.now.wall += 10 * kMinute;
        QVERIFY(!kept.hits(asking("How could I reset my password please?")));
    }

    void answersThatCallToolsServeTheirCallOnly()
    {
        Alike kept;
        kept.config.cache.toolCalls = true;
        kept.call(kFirst);
        kept.answer(Kept::kOwnAnswer, "tool_calls");
        QVERIFY(!kept.hits(kAgain));
        QVERIFY(kept.hits(kFirst));
    }

    void questionsThatMayNotBeKeptAreNotWritten()
    {
        Alike kept;
        kept.call(kFirst, {{"cf-aig-collect-log-payload", "false"}});
        QVERIFY(kept.x.cache->asked && !kept.x.cache->asked->lasts);
        kept.call(kFirst);
        QVERIFY(kept.x.cache->asked->lasts);
    }

    void shortAndLongTextsAreNotCompared()
    {
        Alike kept;
        kept.call(asking("And then?"));
        QVERIFY(!kept.x.cache->asked);
        kept.call(asking(std::string(3'000, 'x')));
        QVERIFY(!kept.x.cache->asked);
    }

    void refusedPairsAreAskedAnew()
    {
        Alike kept;
        QVERIFY(!kept.hits(kFirst));
        QVERIFY(kept.hits(kAgain));
        QVERIFY(kept.shared.replies.lessons().refuse(kept.told().pair, kept.told().score));
        QVERIFY(!kept.hits(kAgain));
        QCOMPARE(kept.told().why, std::string("refused"));
        QVERIFY(kept.hits(kFirst) && kept.hits(kAgain));
        kept.shared.replies.purge({});
        QVERIFY(!kept.hits(kAgain));
        QVERIFY(!kept.hits(kFirst));
    }

    /// Before the first is given it was seen, often enough, that it would have been right.
    void aPromiseIsLearntFirst()
    {
        Alike kept;
        kept.config.cache.similar.mostErrors = 50;
        const auto numbered = [](const char* begin, int i) {
            return asking(begin + (" reset my password on machine " + std::to_string(i)) + "?");
        };
        int asked = 0;
        bool isGiven = false;
        for (int i = 0; i < 400 && !isGiven; ++i) {
            QVERIFY(!kept.hits(numbered("How do I", i)));
            isGiven = kept.hits(numbered("How can I", i));
            if (isGiven) break;
            ++asked;
            QVERIFY(!kept.told().why.empty());
            QVERIFY(kept.notes("would have been right"));
        }
        QVERIFY(isGiven);
        QVERIFY(asked >= 20);
    }

    void wrongAnswersAreNeverGiven()
    {
        Alike kept(config::kSimilarWatch);
        kept.config.cache.similar.mostErrors = 50;
        for (int i = 0; i < 30; ++i) {
            if (i == 24) kept.config.cache.similar.mode = config::kSimilarServe;
            const auto at = " reset my password on machine " + std::to_string(i) + "?";
            QVERIFY(!kept.hits(asking("How do I" + at)));
            QVERIFY(!kept.call(asking("How can I" + at)).turnsRound());
            kept.answer(quoted("{'model':'m','choices':[{'message':{'content':'Ask number " +
                               std::to_string(i) + " instead.'},'finish_reason':'stop'}]}"));
            QVERIFY(kept.notes("would have been wrong"));
        }
    }

    /// S3: nobody gets what another caller, model or prompt was answered.
    void nothingCrossesScopes()
    {
        Alike kept;
        for (const auto* id : {"ada", "bob", "cem"}) {
            kept.addKey(id, std::string("gh-") + id);
            kept.config.access.keys.back().tenant = id;
            kept.config.access.keys.back().user = id;
        }
        const auto hitsAs = [&](const std::string& id, const std::string& body) {
            const std::string shown = "Bearer gh-" + id;
            return kept.hits(body, {{"authorization", shown}});
        };
        QVERIFY(!hitsAs("ada", kFirst));
        QVERIFY(!hitsAs("bob", kAgain));
        for (const auto* scope : {"tenant", "user"}) {
            kept.config.cache.scope = scope;
            QVERIFY(!hitsAs("ada", kFirst));
            QVERIFY(!hitsAs("cem", kAgain));
        }
        for (const auto* more :
             {",'temperature':0.7", ",'top_p':0.5", ",'max_tokens':9", ",'seed':1",
              ",'tools':[{'type':'function','function':{'name':'f'}}]", ",'stream':true",
              ",'response_format':{'type':'json_object'}"})
            QVERIFY2(!hitsAs("ada", asking("How can I reset my password?", more)), more);
        const auto models = quoted(
            "{'model':'gpt-4o-mini','messages':[{'role':'user','content':'How can I reset my "
            "password?'}]}");
        QVERIFY(!hitsAs("ada", models));
        const auto systems = quoted(
            "{'model':'gpt-4o','messages':[{'role':'system','content':'Answer in verse.'},"
            "{'role':'user','content':'How can I reset my password?'}]}");
        QVERIFY(!hitsAs("ada", systems));
        QVERIFY(hitsAs("ada", kAgain));
    }
};

GH_SUITE(SimilarStopTest)

}  // namespace gatehouse::tests

#include "similar_test.moc"
