#include "proxy/core/guard/demand.h"

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using guard::Message;

namespace {

/// One demand, which a policy called `limits` makes.
std::shared_ptr<const guard::Demands> asking(const std::string& demand,
                                             const std::string& more = "'action':'BLOCK'")
{
    return guard::readDemands(
        quoted("{'enabled':true,'demands':[{'id':'d'," + demand +
               "}],'policies':[{'id':'limits','enabled':true,'profiles':['d','email'],'check':["
               "'REQUEST','RESPONSE']," +
               more + "}]}"));
}

std::string why(const std::string& demand, const Message& message, bool isRequest = true)
{
    const auto demands = asking(demand);
    return guard::breachOf(demands->all.front(), message, isRequest).value_or("");
}

}  // namespace

class DemandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void lengths()
    {
        Message message{{}, {}, {"äöü", "four"}, {}};
        QCOMPARE(why("'kind':'characters','most':7", message), std::string());
        QCOMPARE(why("'kind':'characters','most':6", message),
                 std::string("7 characters, 6 are allowed"));
        message.attachments = 2;
        QCOMPARE(why("'kind':'attachments','most':0", message),
                 std::string("2 attachments, 0 are allowed"));
        QVERIFY(why("'kind':'tokens','most':0", message, false).ends_with("tokens, 0 are allowed"));
        QCOMPARE(why("'kind':'tokens','most':50", message, false), std::string());
    }

    void schemas()
    {
        const std::string demand =
            "'kind':'schema','schema':{'required':['user'],'properties':{'user':{'type':'string'}}"
            "}";
        QCOMPARE(why(demand, {quoted("{'user':'ada'}")}), std::string());
        QCOMPARE(why(demand, {quoted("{'user':1}")}),
                 std::string("/user: this is not of the type string"));
        // Of an answer: what the model says is the JSON, in a fence or not.
        const std::string good = quoted("```json\n{'user':'ada'}\n```");
        QCOMPARE(why(demand, {{}, {}, {}, {good}}, false), std::string());
        QCOMPARE(why(demand, {{}, {}, {}, {"Here it is."}}, false),
                 std::string("/: this is not JSON"));
    }

    void codeBlocks()
    {
        const Message shell{
            {}, {}, {}, {"Run this:\n\n```bash\nrm -rf /\n```\nand\n~~~ {.Python}\n```\n~~~"}};
        QCOMPARE(why("'kind':'code','names':['Python','rust']", shell),
                 std::string("a block of python"));
        QCOMPARE(why("'kind':'code','names':['go']", shell), std::string());
        QCOMPARE(why("'kind':'code'", shell), std::string("a block of code"));
        QCOMPARE(why("'kind':'code','only':true,'names':['bash','python']", shell), std::string());
        QVERIFY(!why("'kind':'code','only':true,'names':['bash']", shell).empty());
        QCOMPARE(why("'kind':'code'", {{}, {}, {}, {"use `ls` here"}}), std::string());
    }

    void languages()
    {
        const Message german{{}, {}, {}, {"Wie ist das Wetter in den Bergen, und was kostet es?"}};
        QCOMPARE(why("'kind':'language','only':true,'names':['en','fr']", german),
                 std::string("written in de"));
        QCOMPARE(why("'kind':'language','only':true,'names':['de']", german), std::string());
        QCOMPARE(why("'kind':'language','names':['de']", german), std::string("written in de"));
        // What cannot be told is no breach.
        QCOMPARE(why("'kind':'language','only':true,'names':['de']", {{}, {}, {}, {"hm"}}),
                 std::string());
    }

    void links()
    {
        Message answer{{}, {}, {}, {"See https://example.org/a, (http://made.up/paper)."}};
        answer.given = {"summarise https://example.org/a"};
        QCOMPARE(why("'kind':'links'", answer, false),
                 std::string("1 link that the request does not have"));
        answer.given.emplace_back("and http://made.up/paper");
        QCOMPARE(why("'kind':'links'", answer, false), std::string());
        QCOMPARE(why("'kind':'links'", {{}, {}, {}, {"https://a.b"}}), std::string());
    }

    void policiesMakeThem()
    {
        const Message message{{}, {}, {"long"}, {}};
        const auto demands = asking("'kind':'characters','most':3");
        QVERIFY(demands->looksAt(true) && demands->blocks(false));
        const auto breaches = demands->breachesOf(message, {true, "openai", "gpt-5"});
        QCOMPARE(breaches.size(), std::size_t{1});
        QCOMPARE(guard::toldOf(breaches.front()),
                 std::string("d 1 BLOCK by limits: 4 characters, 3 are allowed"));
        // Another action than these two has no meaning for a whole message: it is closed.
        QVERIFY(asking("'kind':'characters','most':3", "'action':'MASK'")->blocks(true));
        QVERIFY(!asking("'kind':'characters','most':3", "'action':'FLAG'")->blocks(true));
        const auto scoped = asking("'kind':'characters','most':3",
                                   "'action':'BLOCK','models':['gpt-*'],'providers':['openai']");
        QVERIFY(scoped->breachesOf(message, {true, "openai", "o3"}).empty());
        QVERIFY(!scoped->breachesOf(message, {true, "openai", "gpt-5"}).empty());
    }

    void whatNobodyAsksIsNothing()
    {
        QVERIFY(guard::readDemands("") == nullptr);
        QVERIFY(guard::readDemands(quoted("{'enabled':true,'demands':[{'id':'d','kind':'links'}],"
                                          "'policies':[]}")) == nullptr);
        for (std::size_t i = 0; i < guard::kDemandKinds; ++i) {
            const auto kind = static_cast<guard::DemandKind>(i);
            QVERIFY(guard::demandKindOf(guard::name(kind)) == kind);
        }
        QVERIFY(!guard::demandKindOf("poems"));
        // A scanner is not told of them: an unknown profile would mean all there is.
        const auto policy = guard::readPolicy(
            quoted("{'enabled':true,'demands':[{'id':'d','kind':'links'}],'policies':[{'id':'p',"
                   "'enabled':true,'profiles':['d'],'action':'BLOCK','check':['RESPONSE']}]}"));
        QVERIFY(policy.isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DemandTest;
GH_SUITE(DemandTest)
#include "demand_test.moc"
