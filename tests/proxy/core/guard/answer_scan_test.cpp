#include "proxy/core/guard/answer_scan.h"

#include <algorithm>

#include <QTest>

#include "tests/support/guard.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

namespace answer_scan_test {

Policy policyOf(std::string_view action)
{
    return readPolicy(tests::quoted(
        "{'enabled':true,'policies':[{'id':'p','enabled':true,'profiles':['secret','email',"
        "'payment_card'],'check':['RESPONSE'],'action':'" +
        std::string(action) + "'}]}"));
}

std::string chatEvent(std::string_view text, std::string_view member = "content", int choice = 0)
{
    return tests::quoted("{'choices':[{'index':" + std::to_string(choice) + ",'delta':{'" +
                         std::string(member) + "':'" + std::string(text) + "'}}]}");
}

/// A stream through a scan: what came out, event by event.
struct Run {
    explicit Run(std::string_view action)
        : policy(policyOf(action)),
          key("salt"),
          scan(policy, *Scanner::make(policy.options(false)), standIn(key))
    {
    }

    void take(const std::string& json)
    {
        scan.take({json, 0, json.size(), false, {}}, {});
        drain();
    }

    void drain()
    {
        for (AnswerScan::Event event; scan.next(event);) {
            changed = changed || event.isChanged;
            out.push_back(event.raw);
        }
    }

    void end()
    {
        scan.end();
        drain();
    }

    /// All texts called so, joined.
    [[nodiscard]] std::string joined(std::string_view member = "content", int choice = 0) const
    {
        std::string all;
        for (const auto& json : out) {
            if (json.find("\"index\":" + std::to_string(choice)) == std::string::npos) continue;
            const auto start = "\"" + std::string(member) + "\":\"";
            const auto at = json.find(start);
            if (at == std::string::npos) continue;
            const auto from = at + start.size();
            all += json.substr(from, json.find('"', from) - from);
        }
        return all;
    }

    Policy policy;
    Hmac key;
    AnswerScan scan;
    std::vector<std::string> out;
    bool changed = false;
};

}  // namespace answer_scan_test

using namespace answer_scan_test;

/// What becomes of an answer under rules, however it is cut.
class AnswerScanTest : public QObject {
    Q_OBJECT

private slots:

    /// Cut at every size, the client reads the same.
    void anyCutReadsTheSame_data()
    {
        QTest::addColumn<QByteArray>("action");
        for (const char* action : {"REDACT", "MASK", "HASH", "PLACEHOLDER"})
            QTest::newRow(action) << QByteArray(action);
    }

    void anyCutReadsTheSame()
    {
        QFETCH(QByteArray, action);
        const std::string key = tests::madeKey("sk-ant-api03-", 95);
        const std::string text = "Write to jane.doe@example.org with card 4111 1111 1111 1111 or " +
                                 key + " and more words. x@y.zz";
        std::string expected;
        for (std::size_t step = text.size(); step > 0; --step) {
            Run run(action.toStdString());
            for (std::size_t at = 0; at < text.size(); at += step)
                run.take(chatEvent(std::string_view(text).substr(at, step)));
            run.end();
            const auto joined = run.joined();
            if (expected.empty()) expected = joined;
            QCOMPARE(joined, expected);
            QVERIFY(joined.find("jane.doe") == std::string::npos);
            QVERIFY(joined.find("4111 1") == std::string::npos);
            QVERIFY(joined.find(key.substr(20, 10)) == std::string::npos);
            QVERIFY(joined.find("and more words.") != std::string::npos);
            QCOMPARE(run.out.size(), (text.size() + step - 1) / step);
        }
    }

    void cleanEventsKeepTheirBytesAndDoNotWait()
    {
        Run run("REDACT");
        const std::string odd = tests::quoted(
            "{ 'choices' : [{'index':0, 'delta':{'content':'all of th\\u0069s is clean '}}] }");
        run.take(odd);
        QCOMPARE(run.out.size(), std::size_t{1});
        QCOMPARE(run.out[0], odd);
        QVERIFY(!run.changed);
    }

    void whatBlocksNeverComesOutNorWhatFollows()
    {
        for (std::size_t step = 1; step < 24; ++step) {
            Run run("BLOCK");
            const std::string text = "the mail is: jane.doe@example.org, and so on, and so on.";
            for (std::size_t at = 0; at < text.size(); at += step)
                run.take(chatEvent(std::string_view(text).substr(at, step)));
            run.end();
            QVERIFY(run.scan.isStopped());
            QVERIFY(text.starts_with(run.joined()));
            QVERIFY(run.joined().find('j') == std::string::npos);
            QCOMPARE(decisionOf(run.scan.told()), std::string("email 1 BLOCK by p"));
        }
    }

    void flagsHoldNothingBack()
    {
        Run run("FLAG");
        run.take(chatEvent("mail jane.d"));
        QCOMPARE(run.out.size(), std::size_t{1});
        run.take(chatEvent("oe@example.org now"));
        run.end();
        QCOMPARE(run.joined(), std::string("mail jane.doe@example.org now"));
        QCOMPARE(decisionOf(run.scan.told()), std::string("email 1 FLAG by p"));
    }

    /// Choices that take turns do not break each other's values.
    void textsAreToldApart()
    {
        Run run("REDACT");
        const std::string text = "to jane.doe@example.org now.";
        for (const char c : text) {
            run.take(chatEvent(std::string(1, c), "content", 0));
            run.take(chatEvent(std::string(1, c), "content", 1));
            run.take(chatEvent(std::string(1, c), "reasoning_content", 1));
        }
        run.end();
        QCOMPARE(run.joined("content", 0), std::string("to [email] now."));
        QCOMPARE(run.joined("content", 1), std::string("to [email] now."));
        QCOMPARE(run.joined("reasoning_content", 1), std::string("to [email] now."));
    }

    /// A thought that stops in a value does not keep the words behind it.
    void aTextThatFallsSilentIsNotWaitedFor()
    {
        Run run("REDACT");
        run.take(chatEvent("mail jane.doe@exam", "reasoning_content"));
        QVERIFY(run.out.empty());
        for (int i = 0; i < 8; ++i) run.take(chatEvent("clean words. "));
        QVERIFY(run.out.size() >= 8);
    }

    void pingsOvertake()
    {
        Run run("REDACT");
        run.take(chatEvent("mail jane.d"));
        QVERIFY(run.out.empty());
        run.take(tests::quoted("{'type':'ping'}"));
        QCOMPARE(run.out.size(), std::size_t{1});
    }

    void anEndLetsGo()
    {
        Run run("REDACT");
        run.take(
            tests::quoted("{'type':'content_block_delta','index':0,'delta':{'text':'jane.d'}}"));
        QVERIFY(run.out.empty());
        run.take(tests::quoted("{'type':'content_block_stop','index':0}"));
        QCOMPARE(run.out.size(), std::size_t{2});
        QVERIFY(!run.changed);
    }

    void wholeBodies()
    {
        Run run("BLOCK");
        run.scan.takeWhole(tests::quoted(
            "{'choices':[{'message':{'content':'mail jane.doe@example.org','tool_calls':[{'id':'a',"
            "'function':{'arguments':'{\\'to\\':\\'jane.doe@example.org\\'}'}}]},'logprobs':{"
            "'content':[{'token':'jane'}]}}],'usage':{'prompt_tokens':3}}"));
        run.drain();
        QCOMPARE(run.out.size(), std::size_t{1});
        QVERIFY(run.scan.told().blocks);
        QCOMPARE(run.scan.told().total, std::size_t{2});
        QCOMPARE(run.out[0],
                 tests::quoted("{'choices':[{'message':{'content':'mail [email]','tool_calls':[{"
                               "'id':'a','function':{'arguments':'{\\'to\\':\\'[email]\\'}'}}]},"
                               "'logprobs':null}],'usage':{'prompt_tokens':3}}"));
    }

    /// Gemini's array of events in one body, and a body that is no JSON.
    void arraysAndTextsAreRead()
    {
        Run run("REDACT");
        run.scan.takeWhole(tests::quoted(
            "[{'candidates':[{'content':{'parts':[{'text':'mail jane.doe@exa'}]}}]},\n"
            "{'candidates':[{'content':{'parts':[{'text':'mple.org.'}]}}]}]"));
        run.drain();
        QVERIFY(run.out.at(0).find("\"mail [email]\"") != std::string::npos);
        QVERIFY(run.out.at(0).find("\".\"") != std::string::npos);
        Run text("REDACT");
        text.scan.takeWhole("1\n00:01 --> 00:02\nmail jane.doe@example.org\n");
        text.drain();
        QCOMPARE(text.out.at(0), std::string("1\n00:01 --> 00:02\nmail [email]\n"));
    }

    /// Placeholders become values wherever the answer is cut, also in what tools are given.
    void valuesArePutBackAtAnyCut()
    {
        const auto takeBack = [](std::string_view token) -> std::optional<std::string> {
            if (token == "[EMAIL_2D7116]") return "jane@example.org";
            if (token == "[SECRET_0123456789ABCDEF]") return tests::quoted("a 'b'\n");
            return std::nullopt;
        };
        const std::string text =
            "[1] To [[EMAIL_2D7116] or [EMAIL_AAAAAA], key [SECRET_0123456789ABCDEF][EMAIL_2D7116]";
        for (const bool isTool : {false, true}) {
            const std::string member = isTool ? "arguments" : "content";
            // Of a tool's arguments, the value is escaped twice.
            const std::string key =
                tests::quoted(isTool ? "a \\\\\\'b\\\\\\'\\\\n" : "a \\'b\\'\\n");
            const std::string expected =
                "[1] To [jane@example.org or [EMAIL_AAAAAA], key " + key + "jane@example.org";
            for (std::size_t step = 1; step <= text.size(); ++step) {
                AnswerScan scan(takeBack);
                std::string joined;
                std::size_t in = 0, out = 0;
                const auto drain = [&] {
                    for (AnswerScan::Event event; scan.next(event); ++out) {
                        const auto start = "\"" + member + "\":\"";
                        const auto at = event.raw.find(start) + start.size();
                        joined += event.raw.substr(at, event.raw.rfind('"') - at);
                    }
                };
                for (std::size_t at = 0; at < text.size(); at += step, ++in) {
                    const auto json = chatEvent(std::string_view(text).substr(at, step), member);
                    scan.take({json, 0, json.size(), false, {}}, {});
                    drain();
                }
                scan.end();
                drain();
                QCOMPARE(joined, expected);
                QCOMPARE(out, in);
            }
        }
    }

    /// A value may go on for long: what waits stays small, and nothing of it comes out.
    void whatWaitsIsBounded()
    {
        Run run("HASH");
        const std::string key =
            "-----BEGIN " + std::string("PRIVATE KEY-----") + tests::madeKey("MIIE", 6000);
        std::size_t most = 0;
        for (std::size_t at = 0; at < key.size(); at += 8) {
            run.take(chatEvent(std::string_view(key).substr(at, 8)));
            most = std::max(most, at / 8 + 1 - run.out.size());
        }
        run.end();
        QVERIFY(most <= (AnswerScan::kMostOpen + kWindow) / 8 + 2);
        QCOMPARE(run.joined(), std::string("[secret]"));
    }
};

GH_SUITE(AnswerScanTest)

}  // namespace gatehouse::guard

#include "answer_scan_test.moc"
