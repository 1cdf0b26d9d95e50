#pragma once

#include <QFrame>

#include "app/playground/play_models.h"
#include "app/playground/play_run.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace gatehouse::ui {

class ElidedLabel;
class FoldingText;

/// One column of the playground: a model, its answer as it comes, and what it took.
class PlayColumn : public QFrame {
    Q_OBJECT

public:
    explicit PlayColumn(app::PlayRun* run, QWidget* parent = nullptr);

    void setNumber(int number);  ///< from 1: in object names, and to screen readers
    void setRemovable(bool on);
    void setModels(const std::vector<app::PlayModel>& models);
    void setModel(const QString& model);
    [[nodiscard]] QString model() const;
    void setEstimate(const app::PlayEstimate& estimate);

    [[nodiscard]] app::PlayRun* run() const { return run_; }

Q_SIGNALS:
    void modelChosen();
    void runAsked();
    void removeAsked();
    void rowAsked(const QString& requestId);  ///< show it in Traffic

private:
    QWidget* makeHead();
    QWidget* makeTrouble();
    QWidget* makeFoot();
    void showAnswer();
    void showState();
    void showFacts();

    app::PlayRun* run_;
    QComboBox* model_ = nullptr;
    QToolButton* remove_ = nullptr;
    QLabel* badge_ = nullptr;
    ElidedLabel* estimate_ = nullptr;
    QFrame* trouble_ = nullptr;
    QLabel* words_ = nullptr;
    QLabel* hint_ = nullptr;
    QPushButton* retry_ = nullptr;
    FoldingText* thoughts_;
    QPlainTextEdit* answer_;
    ElidedLabel* times_ = nullptr;
    ElidedLabel* sums_ = nullptr;
    QToolButton* copy_ = nullptr;
    QToolButton* link_ = nullptr;
    qsizetype shown_ = 0;  ///< letters of the answer that stand there
};

}  // namespace gatehouse::ui
