#include "proxy/core/guard/policy.h"

#include "tests/support/suite.h"

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
        QCOMPARE(policy.ruleFor(Category::Secret, true)->id, std::string("a"));
        QCOMPARE(policy.ruleFor(Category::Secret, false)->id, std::string("b"));
        QCOMPARE(policy.ruleFor(Category::Email, true)->profiles, std::string("secret,email"));
        QVERIFY(policy.ruleFor(Category::Phone, true) == nullptr);
        QCOMPARE(policy.categories(false), bit(Category::Secret) | bit(Category::Email));
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

    /// A profile that is known elsewhere only must not let everything pass.
    void anUnknownProfileMeansAllThatHasAForm()
    {
        const auto all = categoriesOf("0f2b9a8e-1c7d");
        QVERIFY((all & bit(Category::Secret)) != 0 && (all & bit(Category::Email)) != 0);
        QVERIFY((all & bit(Category::PersonName)) == 0);
    }
};

GH_SUITE(PolicyTest)

}  // namespace gatehouse::guard

#include "policy_test.moc"
