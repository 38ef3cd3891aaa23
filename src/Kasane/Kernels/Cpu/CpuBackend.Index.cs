namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override void Take(in Block x, in Block index, in Block y)
    {
        fixed (byte* px = x, pi = index, py = y)
        {
            var source = x.Address(px);
            var at = (long*)index.Address(pi);
            var target = y.Address(py);
            switch (x.DType.ItemSize)
            {
                case 1: for (long i = 0; i < y.Count; i++) target[i] = source[at[i]]; break;
                case 2: for (long i = 0; i < y.Count; i++) ((ushort*)target)[i] = ((ushort*)source)[at[i]]; break;
                case 4: for (long i = 0; i < y.Count; i++) ((uint*)target)[i] = ((uint*)source)[at[i]]; break;
                default: for (long i = 0; i < y.Count; i++) ((ulong*)target)[i] = ((ulong*)source)[at[i]]; break;
            }
        }
    }

    public override void Put(in Block x, in Block index, in Block values, bool accumulate)
    {
        fixed (byte* px = x, pi = index, pv = values)
        {
            var target = x.Address(px);
            var at = (long*)index.Address(pi);
            var source = values.Address(pv);
            var (n, step) = (index.Count, values.Count == 1 ? 0L : 1L);
            if (accumulate)
            {
                switch (x.DType)
                {
                    case DType.Float32: for (long i = 0; i < n; i++) ((float*)target)[at[i]] += ((float*)source)[i * step]; break;
                    case DType.Float64: for (long i = 0; i < n; i++) ((double*)target)[at[i]] += ((double*)source)[i * step]; break;
                    case DType.Float16: for (long i = 0; i < n; i++) ((Half*)target)[at[i]] += ((Half*)source)[i * step]; break;
                    case DType.BFloat16: for (long i = 0; i < n; i++) ((BFloat16*)target)[at[i]] = (BFloat16)((float)((BFloat16*)target)[at[i]] + ((BFloat16*)source)[i * step]); break;
                    case DType.Int64: for (long i = 0; i < n; i++) ((long*)target)[at[i]] += ((long*)source)[i * step]; break;
                    case DType.Int32: for (long i = 0; i < n; i++) ((int*)target)[at[i]] += ((int*)source)[i * step]; break;
                    case DType.Int16: for (long i = 0; i < n; i++) ((short*)target)[at[i]] += ((short*)source)[i * step]; break;
                    case DType.Bool: for (long i = 0; i < n; i++) target[at[i]] |= source[i * step]; break;
                    case DType.Complex64:
                        for (long i = 0; i < 2 * n; i++) ((float*)target)[(2 * at[i / 2]) + (i & 1)] += ((float*)source)[(2 * (i / 2) * step) + (i & 1)];
                        break;
                    default: for (long i = 0; i < n; i++) target[at[i]] += source[i * step]; break;
                }
                return;
            }
            switch (x.DType.ItemSize)
            {
                case 1: for (long i = 0; i < n; i++) target[at[i]] = source[i * step]; break;
                case 2: for (long i = 0; i < n; i++) ((ushort*)target)[at[i]] = ((ushort*)source)[i * step]; break;
                case 4: for (long i = 0; i < n; i++) ((uint*)target)[at[i]] = ((uint*)source)[i * step]; break;
                default: for (long i = 0; i < n; i++) ((ulong*)target)[at[i]] = ((ulong*)source)[i * step]; break;
            }
        }
    }
}
