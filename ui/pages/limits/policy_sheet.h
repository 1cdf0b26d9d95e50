#pragma once

#include <string>

#include <QDialog>
#include <QJsonObject>

#include "app/limits/policy_edit.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace gatehouse::ui {

/// One spend policy as a form. What is wrong with it is said while it is typed, in the engine's own
/// words; it cannot be taken before that is mended.
class PolicySheet : public QDialog {
    Q_OBJECT

public:
    /// `gateways`: to choose from; one alone is not shown.
    PolicySheet(const app::PolicyForm& form, const QStringList& gateways, bool isNew,
                QWidget* parent = nullptr);

    [[nodiscard]] QJsonObject policy() const;
    [[nodiscard]] std::string gateway() const;

private:
    void makeFields(QVBoxLayout* column);
    void makeEffect(QVBoxLayout* column);
    void check();
    [[nodiscard]] app::PolicyForm form() const;

    app::PolicyForm first_;
    QLineEdit* name_ = nullptr;
    QComboBox* gateway_ = nullptr;
    QLineEdit* actor_ = nullptr;
    QLineEdit* models_ = nullptr;
    QLineEdit* providers_ = nullptr;
    QPlainTextEdit* condition_ = nullptr;
    QComboBox* effect_ = nullptr;
    QLineEdit* amount_ = nullptr;
    QComboBox* period_ = nullptr;
    QCheckBox* enabled_ = nullptr;
    QLabel* trouble_ = nullptr;
    QPushButton* take_ = nullptr;
};

}  // namespace gatehouse::ui
