#pragma once

#include <vector>

#include <QStringList>
#include <QWidget>

#include "proxy/core/prompt/source.h"
#include "proxy/core/prompt/version.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace gatehouse::ui {

/// The variables of a prompt: name, type, default, where a value comes from, choices.
class VariableRows : public QWidget {
    Q_OBJECT

public:
    explicit VariableRows(QWidget* parent = nullptr);

    /// What stands there already is left alone.
    void show(const std::vector<prompt::SourceVariable>& variables);
    /// Places are "variables[0]"; `missing` are names that texts use and that are not here.
    void mark(const std::vector<prompt::Flaw>& flaws, const QStringList& missing);
    [[nodiscard]] std::vector<prompt::SourceVariable> variables() const;

Q_SIGNALS:
    void edited();

private:
    struct Line {
        QWidget* whole = nullptr;
        QLineEdit* name = nullptr;
        QComboBox* type = nullptr;
        QCheckBox* required = nullptr;
        QToolButton* remove = nullptr;
        QLineEdit* otherwise = nullptr;
        QComboBox* from = nullptr;
        QLineEdit* choices = nullptr;
        QLabel* words = nullptr;
        prompt::SourceVariable before;  ///< as it came
    };

    void add(const prompt::SourceVariable& variable);
    void remove(const QWidget* whole);
    void rename();

    QVBoxLayout* rows_;
    QPushButton* missing_;
    QStringList missingNames_;
    std::vector<Line> lines_;
};

}  // namespace gatehouse::ui
