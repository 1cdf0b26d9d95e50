#include "ui/pages/key_shares.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class KeySharesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aSecondKeyGetsAPlaceAndAShare()
    {
        theme();
        config::ProviderConfig provider;
        provider.id = "openai";
        provider.key.text = "keychain:openai";
        ui::KeyShares shares(provider);
        shares.findChild<QPushButton*>(QStringLiteral("provider.moreKeys"))->click();
        auto* key = shares.findChild<QLineEdit*>(QStringLiteral("provider.moreKey.0"));
        QVERIFY(!shares.trouble().isEmpty());  // it has no key yet
        key->setText(QStringLiteral("canary-second"));
        shares.findChild<QSpinBox*>(QStringLiteral("provider.weight.0"))->setValue(3);
        QVERIFY(shares.trouble().isEmpty());
        shares.apply(provider, "keychain:");
        QCOMPARE(provider.moreKeys.size(), std::size_t(1));
        QCOMPARE(provider.moreKeys[0].name, std::string("key 2"));
        QCOMPARE(provider.moreKeys[0].key.text, std::string("keychain:openai+key-2"));
        QCOMPARE(provider.moreKeys[0].weight, std::int64_t(3));
        std::vector<std::pair<SecretRef, Secret>> typed;
        shares.addTyped(provider, typed);
        QCOMPARE(typed.size(), std::size_t(1));
        QVERIFY(typed[0].second.reveal() == "canary-second");
        QCOMPARE(typed[0].first.text, provider.moreKeys[0].key.text);
        key->setText(QStringLiteral("env:SECOND_KEY"));
        shares.apply(provider, "keychain:");
        QCOMPARE(provider.moreKeys[0].key.text, std::string("env:SECOND_KEY"));
        typed.clear();
        shares.addTyped(provider, typed);
        QVERIFY(typed.empty());
    }

    /// A key may have been renamed: its place must not be written over by a new one of that name.
    void noKeyTakesThePlaceOfAnother()
    {
        theme();
        config::ProviderConfig provider;
        provider.id = "openai";
        provider.key.text = "keychain:openai";
        provider.moreKeys = {{"renamed", {"keychain:openai+night"}, 1}};
        ui::KeyShares shares(provider);
        shares.findChild<QPushButton*>(QStringLiteral("provider.moreKeys"))->click();
        shares.findChild<QLineEdit*>(QStringLiteral("provider.keyName.1"))
            ->setText(QStringLiteral("night"));
        shares.findChild<QLineEdit*>(QStringLiteral("provider.moreKey.1"))
            ->setText(QStringLiteral("canary-new"));
        // The kept one, typed anew, stays where it is.
        shares.findChild<QLineEdit*>(QStringLiteral("provider.moreKey.0"))
            ->setText(QStringLiteral("canary-replaced"));
        shares.apply(provider, "keychain:");
        QCOMPARE(provider.moreKeys[0].key.text, std::string("keychain:openai+night"));
        QCOMPARE(provider.moreKeys[1].key.text, std::string("keychain:openai+night-2"));
    }

    void keptKeysStayAndCanGo()
    {
        theme();
        config::ProviderConfig provider;
        provider.id = "openai";
        provider.keyWeight = 7;
        provider.moreKeys = {{"a", {"keychain:openai-a"}, 2}, {"b", {"env:B"}, 1}};
        ui::KeyShares shares(provider);
        QVERIFY(shares.trouble().isEmpty());
        config::ProviderConfig same = provider;
        shares.apply(same, "keychain:");
        QCOMPARE(same, provider);
        auto* name = shares.findChild<QLineEdit*>(QStringLiteral("provider.keyName.1"));
        name->setText(QStringLiteral("a"));
        QVERIFY(!shares.trouble().isEmpty());
        shares.findChild<QToolButton*>(QStringLiteral("provider.removeKey.0"))->click();
        QVERIFY(shares.trouble().isEmpty());
        shares.apply(same, "keychain:");
        QCOMPARE(same.moreKeys.size(), std::size_t(1));
        QCOMPARE(same.moreKeys[0].key.text, std::string("env:B"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::KeySharesTest;
GH_SUITE(KeySharesTest)
#include "key_shares_test.moc"
