#include "proxy/core/guard/policy.h"

#include "tests/support/quoted.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::guard {

class PolicyTest : public QObject {
    Q_OBJECT

private slots:

    void cloudflaresObjectIsRead()
    {
        const auto policy = readPolicy(
            "{\"enabled\":true,\"policies\":["
            "{\"id\":\"a\",\"enabled\":true,\"action\":\"BLOCK\",\"profiles\":[\"secret\"],"
            "\"check\":[\"REQUEST\"]},"
            "{\"id\":\"b\",\"enabled\":true,\"action\":\"FLAG\",\"profiles\":[\"secret\",\"email\"]"
            ","
            "\"check\":[\"REQUEST\",\"RESPONSE\"]},"
            "{\"id\":\"c\",\"enabled\":false,\"action\":\"BLOCK\",\"profiles\":[\"phone\"],"
            "\"check\":[\"REQUEST\"]}]}");
        QCOMPARE(policy.rules.size(), std::size_t{2});
        const Finding secret{"key", Category::Secret, 0, 1, 90};
        const Finding email{"email", Category::Email, 0, 1, 90};
        const Finding phone{"phone", Category::Phone, 0, 1, 90};
        QCOMPARE(policy.ruleFor(secret, {true})->id, std::string("a"));
        QCOMPARE(policy.ruleFor(secret, {false})->id, std::string("b"));
        QCOMPARE(policy.ruleFor(email, {true})->profiles, std::string("secret,email"));
        QVERIFY(policy.ruleFor(phone, {true}) == nullptr);
        QCOMPARE(policy.options(false).categories, bit(Category::Secret) | bit(Category::Email));
        QVERIFY(policy.looksAt(true) && policy.looksAt(false));
    }

    void theOlderFormIsRead()
    {
        const auto policy = readPolicy(
            "{\"enabled\":true,\"action\":\"REDACT\",\"profiles\":[\"Financial Information\"]}");
        QCOMPARE(policy.rules.size(), std::size_t{1});
        QVERIFY(policy.rules[0].action == Action::Redact);
        QVERIFY((policy.rules[0].categories & bit(Category::Card)) != 0);
        QVERIFY(policy.rules[0].onRequest && policy.rules[0].onResponse);
    }

    void whatIsOffIsEmpty()
    {
        QVERIFY(readPolicy("").isEmpty());
        QVERIFY(readPolicy("{").isEmpty());
        QVERIFY(readPolicy("[]").isEmpty());
        QVERIFY(readPolicy("{\"enabled\":false,\"action\":\"BLOCK\",\"profiles\":[\"email\"]}")
                    .isEmpty());
    }

    void profilesMayNameListsAndExpressions()
    {
        const auto policy = readPolicy(tests::quoted(
            "{'enabled':true,'words':[{'id':'projects','words':['Kestrel']},{'id':'unused','words':"
            "['x']}],'patterns':[{'id':'ticket','expression':'T-([0-9]+)','group':1}],'policies':["
            "{'id':'a','enabled':true,'action':'BLOCK','profiles':['projects'],'check':['REQUEST']}"
            ",{'id':'b','enabled':true,'action':'FLAG','profiles':['ticket','email'],'check':["
            "'REQUEST','RESPONSE']},{'id':'c','enabled':true,'action':'MASK','profiles':['word'],"
            "'check':['RESPONSE']}]}"));
        QCOMPARE(policy.rules.size(), std::size_t{3});
        const auto asked = policy.options(true);
        QCOMPARE(asked.categories, bit(Category::Email));
        QCOMPARE(asked.words.size(), std::size_t{1});
        QCOMPARE(asked.patterns.front().group, 1);
        const auto answered = policy.options(false);
        QCOMPARE(answered.words.size(), std::size_t{2});  // "word" means all lists
        const Finding word{"projects", Category::Word, 0, 1, 90};
        const Finding ticket{"ticket", Category::Pattern, 0, 1, 80};
        QCOMPARE(policy.ruleFor(word, {true})->id, std::string("a"));
        QCOMPARE(policy.ruleFor(word, {false})->id, std::string("c"));
        QCOMPARE(policy.ruleFor(ticket, {false})->id, std::string("b"));
    }

    void aRuleMayMeanSomeProvidersAndModels()
    {
        const auto policy = readPolicy(tests::quoted(
            "{'enabled':true,'policies':[{'id':'a','enabled':true,'action':'BLOCK','profiles':["
            "'email'],'check':['REQUEST'],'providers':['openai'],'models':['gpt-*']}]}"));
        const Finding email{"email", Category::Email, 0, 1, 90};
        QVERIFY(policy.ruleFor(email, {true, "openai", "gpt-5"}) != nullptr);
        QVERIFY(policy.ruleFor(email, {true, "openai", "o3"}) == nullptr);
        QVERIFY(policy.ruleFor(email, {true, "ollama", "gpt-5"}) == nullptr);
        // What is not known yet may be what is meant.
        QVERIFY(policy.ruleFor(email, {true, "openai", ""}) != nullptr);
        QVERIFY(policy.ruleFor(email, {true}) != nullptr);
    }

    /// A profile that is known elsewhere only must not let everything pass.
    void anUnknownProfileMeansAllThatHasAForm()
    {
        const auto all = categoriesOf("0f2b9a8e-1c7d");
        QVERIFY((all & bit(Category::Secret)) != 0 && (all & bit(Category::Email)) != 0);
        QVERIFY((all & bit(Category::PersonName)) == 0);
    }

    void hostsThatMayBeLinked()
    {
        const auto policy = readPolicy(tests::quoted(
            "{'enabled':true,'policies':[{'id':'links','enabled':true,'profiles':['image_link'],"
            "'hosts':['cdn.example','*.ours.example'],'action':'REDACT','check':['RESPONSE']}]}"));
        const auto isTaken = [&policy](std::string_view link) {
            const Finding finding{"image-link", Category::ImageLink, 0, link.size(), 90};
            return policy.ruleFor(finding, {false}, link) != nullptr;
        };
        QVERIFY(!isTaken("https://cdn.example/a.png"));
        QVERIFY(!isTaken("https://a.ours.example/a.png"));
        QVERIFY(isTaken("https://evil.example/a.png"));
        QVERIFY(isTaken("https://evil.example/cdn.example/"));
        QVERIFY(isTaken("https://cdn.example@evil.example/"));
        QVERIFY(isTaken("https://cdn.example.evil.example/"));
        QVERIFY(!policy.options(true).categories);
        QCOMPARE(policy.options(false).categories, bit(Category::ImageLink));
    }

    void codeIsTakenOutByTheScannerAndBlockedByDemands()
    {
        const std::string rest =
            "'demands':[{'id':'shells','kind':'code','names':['sh']}],'policies':[{'id':'c',"
            "'enabled':true,'profiles':['shells'],'check':['RESPONSE'],'action':'";
        const auto takes = readPolicy(tests::quoted("{'enabled':true," + rest + "REDACT'}]}"));
        QCOMPARE(takes.options(false).blocks.size(), std::size_t{1});
        const Finding block{"shells", Category::Code, 0, 9, 95};
        QCOMPARE(takes.ruleFor(block, {false})->id, std::string("c"));
        const auto blocks = readPolicy(tests::quoted("{'enabled':true," + rest + "BLOCK'}]}"));
        QVERIFY(blocks.isEmpty());
    }

    void linksAndCodeAreOnlyLookedForWhereTheyAreNamed()
    {
        const auto unknown = categoriesOf("something that nobody knows");
        QVERIFY((unknown & bit(Category::ImageLink)) == 0);
        QVERIFY((unknown & bit(Category::DataLink)) == 0);
        QVERIFY((unknown & bit(Category::Code)) == 0);
        QCOMPARE(categoriesOf("image_link"), bit(Category::ImageLink));
    }
};

GH_SUITE(PolicyTest)

}  // namespace gatehouse::guard

#include "policy_test.moc"
