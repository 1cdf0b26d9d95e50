#pragma once

#include <vector>

#include <QFrame>

#include "app/guardrails/guard_settings.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace gatehouse::ui {

class OwnText;

/// Word lists, expressions and demands of the user's own, edited in place. What is wrong stands
/// below, and the letter at which an expression goes wrong is underlined while it is typed.
class OwnRules : public QFrame {
    Q_OBJECT

public:
    explicit OwnRules(QWidget* parent = nullptr);
    void show(const app::GuardSettings& settings);

Q_SIGNALS:
    void edited(const app::GuardSettings& settings);
    void removed(const app::GuardSettings& settings, const QString& title);

private:
    enum class Kind : quint8 { Words, Expression, Demand };

    struct Block {
        app::OwnRule shown;
        QLineEdit* name = nullptr;
        OwnText* text = nullptr;
        QSpinBox* group = nullptr;
        QComboBox* form = nullptr;  ///< of a demand alone
        QLabel* flaw = nullptr;
    };

    void addBlock(std::size_t at);
    [[nodiscard]] app::OwnRule typed(const Block& block) const;
    void check(std::size_t at);
    void keep(std::size_t at);
    QComboBox* addForm(std::size_t at, const QString& base, Block& block, QWidget* parent);
    static void showForm(const Block& block);
    void begin(Kind kind);

    app::GuardSettings now_;
    std::vector<Block> blocks_;
    QLabel* none_;
    QVBoxLayout* rows_;
};

}  // namespace gatehouse::ui
