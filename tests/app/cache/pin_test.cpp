#include "app/cache/pin.h"

#include <QTest>

#include "app/formats.h"
#include "proxy/core/config/validate.h"
#include "proxy/core/policy/condition.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class PinTest : public QObject {
    Q_OBJECT

private:
    static std::string conditionOf(const std::string& body)
    {
        return app::pinCondition(QByteArray::fromStdString(body), QStringLiteral("gpt-4.1"));
    }

    /// Whether a rule that was made of `pinned` means a call with `body`.
    static bool means(const std::string& pinned, const std::string& body,
                      const char* model = "gpt-4.1")
    {
        const auto condition = policy::Condition::compile(conditionOf(pinned));
        if (!condition) return false;
        policy::Facts facts;
        facts.model = model;
        facts.setBody(body);
        return condition->holds(facts);
    }

private Q_SLOTS:

    void theSameQuestionIsMeantAndNoOther()
    {
        const std::string asked = quoted(
            "{'messages':[{'role':'system','content':'You help.'},{'role':'user','content':'Return "
            "policy?'}]}");
        QVERIFY(means(asked, asked));
        QVERIFY(!means(asked, asked, "gpt-4.1-mini"));
        QVERIFY(!means(asked, quoted("{'messages':[{'role':'system','content':'You help.'},{'role':"
                                     "'user','content':'Shipping?'}]}")));
        for (const char* body :
             {"{'input':'Hi'}",
              "{'messages':[{'role':'user','content':[{'type':'text','text':'Hi'}]}]}",
              "{'contents':[{'role':'user','parts':[{'text':'Hi'}]}]}"}) {
            QVERIFY2(means(quoted(body), quoted(body)), body);
        }
    }

    void whatAsksNothingInWordsIsNotPinned()
    {
        QVERIFY(conditionOf("no json").empty());
        QVERIFY(conditionOf(quoted("{'messages':[]}")).empty());
        QVERIFY(conditionOf(quoted("{'messages':[{'role':'tool','content':'42'}]}")).empty());
        QVERIFY(conditionOf(quoted("{'messages':[{'role':'user','content':[{'type':'image'}]}]}"))
                    .empty());
        QVERIFY(conditionOf(quoted("{'input':'" + std::string(3'000, 'x') + "'}")).empty());
    }

    void oneClickIsARuleBeforeAllOthers()
    {
        const auto condition = conditionOf(quoted("{'input':'Hi'}"));
        config::Config config = config::firstRun();
        auto& rule = config.cache.rules.emplace_back();
        rule.id = "pin";
        rule.ttl = Millis(1'000);
        QVERIFY(!app::isPinned(config, condition));
        config = app::withPin(std::move(config), condition, Millis(3'600'000));
        QVERIFY(app::isPinned(config, condition));
        QCOMPARE(config.cache.rules.front().id, std::string("pin-2"));
        QCOMPARE(config.cache.rules.front().ttl, Millis(3'600'000));
        config = app::withPin(std::move(config), condition, Millis(60'000));
        QCOMPARE(config.cache.rules.size(), std::size_t{2});
        QCOMPARE(config.cache.rules.front().ttl, Millis(60'000));
        QVERIFY(config::validate(config, provider::Catalogue::builtIn()).empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PinTest;
GH_SUITE(PinTest)
#include "pin_test.moc"
