#include "proxy/core/pipeline/prefix_doctor.h"

#include <QTest>

#include "proxy/core/base/text.h"
#include "proxy/core/provider/catalogue.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using pipeline::PrefixDoctor;
using pipeline::promptParts;

namespace {

constexpr WallMicros kSecond = 1'000'000;
const std::string kLong(6'000, 'x');

std::string message(std::string_view role, std::string_view text)
{
    return cat("{'role':'", role, "','content':'", text, "'}");
}

/// A chat whose system text has the time in front.
std::string timed(std::string_view time, std::string_view question)
{
    return quoted(cat("{'model':'m','messages':[",
                      message("system", cat("It is ", time, ". ", kLong)), ",",
                      message("user", question), "]}"));
}

record::Exchange prefixCall(int number, WallMicros at, std::string body)
{
    record::Exchange call;
    call.id = cat("call-", gatehouse::number(number));
    call.startedAt = 1'750'000'000 * kSecond + at;
    call.operation = "chat";
    call.status = 200;
    call.keyLabel = "web";
    call.provider = "openai";
    call.modelSent = "gpt-4o";
    call.usage.input = static_cast<std::int64_t>(body.size() / 4);
    call.usage.output = 10;
    call.requestBody.bytes = std::move(body);
    return call;
}

PrefixDoctor doctor()
{
    config::ProviderConfig chosen;
    chosen.id = "openai";
    PrefixDoctor::Providers providers;
    providers.emplace("openai", *provider::resolve(provider::Catalogue::builtIn(), chosen));
    return PrefixDoctor(std::move(providers));
}

pipeline::Divergence between(const std::string& before, const std::string& after)
{
    return pipeline::divergenceOf(promptParts(before), promptParts(after))
        .value_or(pipeline::Divergence{});
}

}  // namespace

class PrefixDoctorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void partsStandAsTheProviderReadsThem()
    {
        const auto body = quoted(
            "{'messages':[{'role':'user','content':'hi'},{'role':'assistant','content':'ho'}],"
            "'model':'m','system':'be kind','tools':[{'name':'t'}]}");
        const auto parts = promptParts(body);
        QCOMPARE(parts.size(), std::size_t(4));
        const char* const names[] = {"tools", "system", "messages 0", "messages 1"};
        for (std::size_t i = 0; i < parts.size(); ++i) {
            QCOMPARE(parts[i].name, std::string(names[i]));
            QVERIFY(body.substr(parts[i].at, parts[i].text.size()) == parts[i].text);
        }
        QVERIFY(parts[1].text == quoted("'be kind'"));
        QCOMPARE(promptParts(quoted("{'input':'hi','instructions':'x'}")).size(), std::size_t(2));
        for (const char* none : {"", "[]", "{}", "{'model':'m'}", "{'messages':[{'a'", "no"})
            QVERIFY2(promptParts(quoted(none)).empty(), none);
    }

    void theFirstByteThatDiffersIsFound()
    {
        const auto before = timed("10:00", "one");
        const auto after = timed("10:01", "two");
        const auto found = between(before, after);
        QCOMPARE(found.part, std::string("messages 0"));
        QVERIFY(before.substr(0, found.at) == after.substr(0, found.at));
        QVERIFY(before[found.at] == '0' && after[found.at] == '1');
        QVERIFY(found.sameAgain >= kLong.size());
        QVERIFY(found.same < 60);
    }

    void aTalkThatGoesOnLosesNothing()
    {
        const auto first = quoted(
            cat("{'messages':[", message("system", kLong), ",", message("user", "one"), "]}"));
        const auto next =
            quoted(cat("{'messages':[", message("system", kLong), ",", message("user", "one"), ",",
                       message("assistant", "ho"), ",", message("user", "two"), "]}"));
        QVERIFY(!pipeline::divergenceOf(promptParts(first), promptParts(next)));
        QVERIFY(!pipeline::divergenceOf(promptParts(next), promptParts(first)));
        // Another question behind the same system text is what prompts are for.
        const auto other = quoted(
            cat("{'messages':[", message("system", kLong), ",", message("user", "two"), "]}"));
        QCOMPARE(between(first, other).sameAgain, std::size_t(0));
    }

    void aHistoryThatIsCutAtItsFront()
    {
        const auto talk = [](int from, int to) {
            std::string text = cat("{'messages':[", message("system", "s"));
            for (int i = from; i < to; ++i)
                text += cat(",", message("user", cat(number(i), kLong.substr(0, 500))));
            return quoted(text + "]}");
        };
        const auto found = between(talk(0, 10), talk(1, 11));
        QCOMPARE(found.part, std::string("messages 1"));
        QVERIFY(found.sameAgain > 9 * 500);
    }

    void whatIsLostHasAPrice()
    {
        auto test = doctor();
        for (int i = 9; i >= 0; --i)
            test.see(prefixCall(i, i * 10 * kSecond, timed(cat("10:0", number(i)), "q")));
        const auto findings = test.findings();
        QCOMPARE(findings.size(), std::size_t(1));
        const auto& found = findings.front();
        QCOMPARE(found.calls, 9);
        QCOMPARE(found.part, std::string("messages 0"));
        QCOMPARE(found.call, std::string("call-9"));
        QCOMPARE(found.before, std::string("call-8"));
        QCOMPARE(found.unpriced, 0);
        QVERIFY(found.tokens > 9 * 1'400 && found.tokens <= 9 * 1'520);
        // gpt-4o: $2.50 a million new, $1.25 from the cache.
        QCOMPARE(found.lost.value, found.tokens * 1'250'000);
    }

    void whatWasReadFromTheCacheIsNotLost()
    {
        auto test = doctor();
        for (int i = 1; i >= 0; --i) {
            auto call = prefixCall(i, i * kSecond, timed(cat("10:0", number(i)), "q"));
            call.usage.cacheRead = call.usage.input;
            test.see(call);
        }
        QVERIFY(test.findings().empty());
        QCOMPARE(test.looked(), 2);
    }

    void onlyCallsThatBelongTogetherAreCompared()
    {
        auto test = doctor();
        test.see(prefixCall(3, 2 * PrefixDoctor::kTogether, timed("10:03", "q")));
        test.see(prefixCall(2, 0, timed("10:02", "q")));  // long before
        auto other = prefixCall(1, 0, timed("10:01", "q"));
        other.keyLabel = "other";
        test.see(other);
        auto failed = prefixCall(0, 0, timed("10:00", "q"));
        failed.status = 500;
        test.see(failed);
        QVERIFY(test.findings().empty());
        auto small = doctor();
        for (int i = 1; i >= 0; --i) {
            auto call = prefixCall(i, i * kSecond, timed(cat("10:0", number(i)), "q"));
            call.usage.input = 900;  // no provider keeps so little
            small.see(call);
        }
        QVERIFY(small.findings().empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PrefixDoctorTest;
GH_SUITE(PrefixDoctorTest)
#include "prefix_doctor_test.moc"
