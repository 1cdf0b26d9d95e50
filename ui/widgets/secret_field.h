#pragma once

#include <functional>

#include <QWidget>

#include "proxy/core/base/secret.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace gatehouse::ui {

/// Where a secret that was typed shall go.
enum class KeyPlace : quint8 { Keychain, Vault, Environment, None };

/// Asks for a secret: where it is kept, and its text. It only writes: what is kept is never shown.
///
/// Shape   its parts are called `prefix` + ".keyPlace", ".key" and ".variable".
/// Thread  GUI.
class SecretField : public QWidget {
    Q_OBJECT

public:
    struct Texts {
        QString name;      ///< "API key"
        QString none;      ///< of the choice that there is no secret
        QString paste;     ///< inside the empty field
        QString variable;  ///< proposed name of a variable of the environment; may be empty
    };

    /// `place` is chosen while there is no secret yet. `keychainTrouble`: why the keychain cannot
    /// be used; empty when it can.
    SecretField(const QString& prefix, const Texts& texts, const SecretRef& before, KeyPlace place,
                const QString& keychainTrouble, QWidget* parent = nullptr);

    [[nodiscard]] KeyPlace place() const;
    /// What the settings say from now on; `name` is that of a text that was typed.
    [[nodiscard]] SecretRef reference(const std::string& name) const;
    [[nodiscard]] Secret typed() const;  ///< empty: none was
    /// The secret as it is now; `known` gives what is kept already.
    [[nodiscard]] Secret value(const std::function<Secret()>& known) const;
    [[nodiscard]] QString trouble() const;  ///< what is missing; empty: nothing

Q_SIGNALS:
    void placeChanged();

private:
    void showPlace();

    SecretRef before_;
    QString keychainTrouble_;
    QString name_;
    QComboBox* place_;
    QLineEdit* key_;
    QLineEdit* variable_;
    QLabel* hint_;
};

}  // namespace gatehouse::ui
