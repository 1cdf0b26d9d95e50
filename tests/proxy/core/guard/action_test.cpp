#include "proxy/core/guard/action.h"

#include "tests/support/suite.h"

namespace gatehouse::guard {

class ActionTest : public QObject {
    Q_OBJECT

private slots:

    void namesGoBothWays()
    {
        for (const Action action :
             {Action::Flag, Action::Hash, Action::Mask, Action::Redact, Action::Block})
            QVERIFY(actionOf(name(action)) == action);
        QVERIFY(actionOf("redact") == Action::Redact);  // as routes write it
        QVERIFY(!actionOf("DROP"));
    }

    void whatStandsInPlace()
    {
        const Hmac key("salt");
        Finding card;
        card.category = Category::Card;
        const std::string_view value = "4111 1111 1111 1234";
        QCOMPARE(replacement(Action::Flag, card, value, key), std::string(value));
        QCOMPARE(replacement(Action::Redact, card, value, key), std::string("[payment_card]"));
        QCOMPARE(replacement(Action::Mask, card, value, key), std::string("**** **** **** 1234"));
        const auto hash = replacement(Action::Hash, card, value, key);
        QCOMPARE(hash, replacement(Action::Hash, card, value, key));
        QVERIFY(hash.starts_with("[payment_card:") && hash.size() == 27);
        QVERIFY(hash != replacement(Action::Hash, card, value, Hmac("other")));
    }

    void ofSecretsAndShortValuesNothingIsShown()
    {
        const Hmac key("salt");
        Finding secret;
        QCOMPARE(replacement(Action::Mask, secret, "abcdefghijkl", key), std::string("[secret]"));
        Finding pin;
        pin.category = Category::BankNumber;
        QCOMPARE(replacement(Action::Mask, pin, "123456", key), std::string("******"));
    }
};

GH_SUITE(ActionTest)

}  // namespace gatehouse::guard

#include "action_test.moc"
