namespace Kasane.Internal;

/// <summary>The labels of reports.</summary>
internal static class ReportWords
{
    private static readonly Dictionary<string, string> Japanese = new()
    {
        ["Loss"] = "損失",
        ["Loss per step"] = "ステップごとの損失",
        ["Train"] = "訓練",
        ["Validation"] = "検証",
        ["Learning rate"] = "学習率",
        ["Gradient norm"] = "勾配ノルム",
        ["Epoch"] = "エポック",
        ["Step"] = "ステップ",
        ["Steps"] = "ステップ数",
        ["Epochs"] = "エポック数",
        ["Time"] = "経過時間",
        ["Train loss"] = "訓練損失",
        ["Validation loss"] = "検証損失",
        ["steps/s"] = "ステップ/秒",
        ["Curves"] = "学習曲線",
        ["Epoch by epoch"] = "エポックごとの記録",
        ["best"] = "最良",
        ["Sample images"] = "サンプル画像",
        ["Confusion matrix"] = "混同行列",
        ["True class"] = "正解クラス",
        ["Predicted class"] = "予測クラス",
        ["Recall"] = "再現率",
        ["Model"] = "モデル",
        ["Layer"] = "層",
        ["Output shape"] = "出力形状",
        ["Parameters"] = "パラメータ数",
        ["trainable"] = "うち学習対象",
        ["Multiply-adds"] = "積和演算数",
        ["Memory of parameters"] = "パラメータのメモリ",
        ["Memory of activations"] = "活性値のメモリ",
        ["Settings"] = "設定",
        ["Environment"] = "実行環境",
        ["Linear"] = "線形",
        ["Log"] = "対数",
        ["Smoothing"] = "平滑化",
        ["Theme"] = "表示テーマ",
        ["Completed"] = "完了",
        ["Running"] = "実行中",
        ["MaxSteps"] = "最大ステップ数に到達",
        ["Callback"] = "コールバックにより終了",
        ["Canceled"] = "中断",
        ["correct"] = "正解",
        ["wrong"] = "誤り",
        ["Accuracy"] = "正解率",
        ["Optimizer"] = "最適化手法",
        ["Schedule"] = "学習率スケジュール",
        ["BatchSize"] = "バッチサイズ",
        ["Workers"] = "ワーカー数",
        ["AccumulateSteps"] = "勾配累積",
        ["ClipGradNorm"] = "勾配ノルムの上限",
        ["ClipGradValue"] = "勾配値の上限",
        ["Precision"] = "精度",
        ["Device"] = "デバイス",
        ["ParameterGroups"] = "パラメータグループ",
        ["Library"] = "ライブラリ",
        ["Runtime"] = "ランタイム",
        ["System"] = "システム",
        ["Processor"] = "プロセッサ",
        ["threads"] = "スレッド",
        ["Written"] = "作成日時",
        ["No curves yet"] = "まだ曲線はありません",
    };

    private static readonly Dictionary<string, string> English = new()
    {
        ["BatchSize"] = "Batch size",
        ["MaxSteps"] = "Most steps",
        ["AccumulateSteps"] = "Accumulated batches",
        ["ClipGradNorm"] = "Gradient norm limit",
        ["ClipGradValue"] = "Gradient value limit",
        ["ParameterGroups"] = "Parameter groups",
        ["Callback"] = "Stopped by a callback",
    };

    public static string Of(string word, ReportLanguage language) =>
        (language == ReportLanguage.Japanese ? Japanese : English).GetValueOrDefault(word, word);
}
